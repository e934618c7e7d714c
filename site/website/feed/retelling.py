"""Changes told again in the language of a reader: they are written down once, in English.

What was written was made of sentences of the catalogue, of names, and of words that editors wrote.
A line is taken apart by those sentences. What somebody wrote stays as it is, and is marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils.translation import gettext

from foundation.partial_dates import PartialDate, PartialDateError
from reference.readers_language import ENGLISH, readers_language

#: The sentences of `feed.facts` and `services.note_change`, those that say more first.
LINES: Final = (
    "%(label)s: from “%(before)s” to “%(after)s”",
    "Address: from %(old)s to %(new)s",
    "Status: %(status)s",
    "Merged with “%(record)s”",
    "Became law as %(act)s",
    "Was a bill: %(bill)s",
    "%(label)s changed: %(after)s",
    "%(label)s added: %(what)s",
    "%(label)s removed: %(what)s",
    "%(label)s changed",
    "%(label)s added",
    "%(label)s removed",
)
#: The sentences of `legislation.status_words`, and of dates, which stand inside a line.
SENTENCES: Final = (
    "Became law %(when)s as %(act)s: %(how)s",
    "Became law %(when)s as %(act)s",
    "Became law %(when)s",
    "Law since %(date)s: %(what)s; in force, start not recorded",
    "In force, start not recorded; %(what)s %(when)s",
    "In force again since %(date)s: %(what)s",
    "In force; applies since %(date)s",
    "In force since %(date)s: %(what)s",
    "In force since %(date)s",
    "Partly in force since %(date)s",
    "Suspended %(when)s, until %(end)s",
    "Suspended %(when)s",
    "Published %(when)s",
    "Repealed %(when)s",
    "Replaced %(when)s",
    "Expired %(when)s",
    "Expired: in force until %(date)s",
    "Struck down %(when)s",
    "Withdrawn %(when)s",
    "Rejected %(when)s",
    "Lapsed %(when)s",
    "%(status)s: weak evidence says %(what)s %(when)s",
    "%(status)s: %(what)s %(when)s",
    "on %(date)s",
    "in %(date)s",
    "about %(date)s",
    "planned for %(date)s",
    "(%(date)s)",
    "%(what)s %(when)s",
)
#: What stands in a sentence as it was written: names of laws.
_NAMES: Final = frozenset({"act"})
#: What begins as only a day or a span does.
_SHAPES: Final = {"when": r"(?:on|in|about) .+?|\(.+?\)"}
_PLACE: Final = re.compile(r"%\((\w+)\)s")
#: Longer words than any sentence of ours were written by somebody.
_LONGEST: Final = 300


@dataclass(frozen=True)
class Piece:
    """Words of a line; `tag` is their language where it is not the reader's."""

    words: str
    tag: str = ""


@dataclass(frozen=True)
class Line:
    """One thing that changed, in the language of the reader as far as it can be said so."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """Return the line as plain text has it."""
        return "".join(piece.words for piece in self.pieces)

    @property
    def is_whole(self) -> bool:
        """Whether everything in it is in the language of the reader."""
        return not any(piece.tag for piece in self.pieces)


def retold(words: str) -> list[Line]:
    """Return what a change says, line by line, in the language spoken."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if readers_language() == ENGLISH:
        return [Line((Piece(line),)) for line in lines]
    return [_line(line) for line in lines]


def _line(text: str) -> Line:
    for sentence in LINES:
        found = _pattern(sentence).fullmatch(text) if gettext(sentence) != sentence else None
        if found is not None:
            values = found.groupdict()
            label = values.get("label", "")
            if not label or _known(label):
                return Line(tuple(_pieces(gettext(sentence), values)))
    return Line((_piece(text),))


def _pieces(sentence: str, values: dict[str, str]) -> Iterator[Piece]:
    """Yield the words of a translated sentence, and what stands in it."""
    for number, part in enumerate(_PLACE.split(sentence)):
        if number % 2:
            yield _piece(values[part])
        elif part:
            yield Piece(part)


def _piece(text: str) -> Piece:
    said = _said(text)
    return Piece(text, ENGLISH) if said is None else Piece(said)


def _said(text: str) -> str | None:
    """Return words of ours in the language spoken, None for those that somebody wrote."""
    if not text or len(text) > _LONGEST:
        return None
    return _known(text) or _date(text) or _sentence(text)


def _known(text: str) -> str:
    """Return what the catalogue says for words, nothing where it has none."""
    said = gettext(text)
    return said if said != text else ""


def _date(text: str) -> str:
    try:
        date = PartialDate.parse(text)
    except PartialDateError:
        return ""
    return "" if date.is_unknown else date.in_words()


def _sentence(text: str) -> str | None:
    for sentence in SENTENCES:
        found = _pattern(sentence).fullmatch(text)
        if found is not None:
            values = {
                name: value if name in _NAMES else _said(value)
                for name, value in found.groupdict().items()
            }
            if None not in values.values():
                return gettext(sentence) % values
    return None


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    """Return the pattern that takes a sentence of ours apart."""
    parts = _PLACE.split(sentence)
    return re.compile(
        "".join(
            f"(?P<{part}>{_SHAPES.get(part, '.+?')})" if number % 2 else re.escape(part)
            for number, part in enumerate(parts)
        )
    )
