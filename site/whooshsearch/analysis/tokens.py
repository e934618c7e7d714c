"""Tokens: how a text falls into words, in any script, and how a word is also written.

A token is what stands between spaces and punctuation, with its apostrophes and the dots of initials
and of grouped figures. It has one word or several, and a word has one part or several: "SB2209" is
one word of the parts "sb" and "2209"; "d'Ivoire" is two words that are also written "divoire".
"""

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from whooshsearch.analysis.folding import fold, lowered

LONGEST_WORD: Final = 64
_MOST_PARTS: Final = 3
_LAST_SCANNED: Final = 0x10000
# What joins two parts of a word. ASCII and typographic apostrophes, those of transliterations, the
# Hebrew geresh, and the middle dot of Catalan.
_APOSTROPHES: Final = "'’‘‛ʻʼʽʾʿʹ`´′\uff07\u055a\u05f3\ua78c·‧"  # noqa: RUF001  (the point of it)
# Words of French, Italian, Catalan and Portuguese that lose their vowel before another word.
_ELIDED: Final = frozenset(
    {*"cdjlmnstv", "qu", "un", "gl", "all", "dall", "dell", "nell", "sull", "coll", "quell"}
    | {"quest", "jusqu", "lorsqu", "puisqu"}
)
_VOWELS: Final = frozenset("aeiouyh")
# Scripts written without spaces, and those whose letters alone say nothing.
_UNSPACED: Final = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1100, 0x11FF),
    (0x1780, 0x17FF),
    (0x2E80, 0x2FDF),
    (0x3005, 0x318F),
    (0x31A0, 0x31FF),
    (0x3400, 0x9FFF),
    (0xA960, 0xA97F),
    (0xA9E0, 0xA9FF),
    (0xAA60, 0xAA7F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
    (0x20000, 0x3FFFF),
)
_ALPHABETIC: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
)


class Word(NamedTuple):
    """A word, folded, with its parts and the form that a stemmer needs ("" if it has no stem)."""

    whole: str
    parts: tuple[str, ...]
    spoken: str


class Token(NamedTuple):
    """The words of a token; joined is how they are written together, "" if they are not."""

    words: tuple[Word, ...]
    joined: str
    is_elided: bool


def _letters_and_marks() -> str:
    """Return what words consist of, as ranges: a class of these alone is matched by one table."""
    plane = "".join(map(chr, range(_LAST_SCANNED)))
    kinds = "".join(
        "x" if character.isalnum() or _is_mark(character) else " " for character in plane
    )
    ranges = (f"\\U{run.start():08x}-\\U{run.end() - 1:08x}" for run in re.finditer("x+", kinds))
    return "".join((*ranges, "\\U00010000-\\U0001efff", "\\U00020000-\\U000e01ef"))


def _is_mark(character: str) -> bool:
    return character >= "\x80" and unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


class Patterns(NamedTuple):
    """The compiled expressions: tokens of a raw text, and pieces of a folded token."""

    token: re.Pattern[str]
    piece: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Return the expressions that split texts, made once from the character database."""
    unspaced = "[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _UNSPACED) + "]"
    word = f"[{_letters_and_marks()}]"
    letter = f"(?:(?!{unspaced})[^\\W\\d_][\\u0300-\\u036f]?)"
    more = f"(?:[{re.escape(_APOSTROPHES)}]{word}+)*"
    return Patterns(
        token=re.compile(
            f"[^\\W\\d_](?![\\u0300-\\u036f]){word}+{more}"
            f"|{letter}(?:\\.{letter})+(?!{word})"
            f"|\\d{{1,3}}(?:[.,]\\d{{3}})+(?!{word})"
            f"|{word}+{more}"
        ),
        piece=re.compile(f"{unspaced}+|(?:(?!{unspaced}){word})+"),
    )


_RUN: Final = re.compile(r"\d+|\D+")
_DOTS: Final = re.compile(r"[.,]")
_APOSTROPHE: Final = re.compile(f"[{re.escape(_APOSTROPHES)}]")


def token_of(raw: str) -> Token:
    """Return what a token of a text consists of; some have no words at all.

    >>> [word.whole for word in token_of("d’Ivoire").words]
    ['d', 'ivoire']
    """
    if "." in raw or "," in raw:
        return _dotted(raw)
    pieces = _APOSTROPHE.split(raw)
    if len(pieces) == 1:
        return Token(tuple(_words(raw)), "", is_elided=False)
    if pieces[-1] in {"s", "S"}:
        pieces.pop()
    words = tuple(word for piece in pieces for word in _words(piece))
    if len(words) < 2:
        return Token(words, "", is_elided=False)
    joined = "".join(word.whole for word in words)[:LONGEST_WORD]
    first, second = words[0].whole, words[1].whole
    elided = first in _ELIDED and (second[0] in _VOWELS or second[0].isdigit())
    return Token(words, joined, elided)


def _dotted(raw: str) -> Token:
    """Return dotted initials as one word, and grouped figures as a number also written whole."""
    pieces = [fold(piece) for piece in _DOTS.split(raw)]
    joined = "".join(pieces)[:LONGEST_WORD]
    if not joined:
        return Token((), "", is_elided=False)
    if joined.isdigit():
        return Token((Word(joined, tuple(pieces), ""),), "", is_elided=False)
    return Token((Word(joined, (joined,), joined),), "", is_elided=False)


def _words(raw: str) -> list[Word]:
    """Return the words of what has no apostrophe: one, unless folding takes it apart."""
    if raw.isascii() and raw.isalnum():
        return [_word(raw.lower(), raw.lower())]
    found = [
        piece
        for piece in patterns().piece.findall(fold(raw))
        if any(character.isalnum() for character in piece)
    ]
    if len(found) == 1:
        return [_word(found[0], lowered(raw))]
    return [_word(piece, piece) for piece in found]


def _word(folded: str, spoken: str) -> Word:
    if is_unspaced(folded):
        return Word(folded, (folded,), "")
    folded = folded[:LONGEST_WORD]
    if folded.isalpha():
        return Word(folded, (folded,), spoken[:LONGEST_WORD])
    runs = tuple(_RUN.findall(folded))
    if len(runs) == 1 or len(runs) > _MOST_PARTS:
        return Word(folded, (folded,), "")
    return Word(folded, runs, "")


def is_unspaced(folded: str) -> bool:
    """Return whether a folded word is a run of a script written without spaces."""
    code = ord(folded[0])
    return code >= _UNSPACED[0][0] and any(first <= code <= last for first, last in _UNSPACED)


def pairs(run: str) -> list[str]:
    """Return the pairs of neighbouring characters of a run; one that is alone stays alone."""
    return [run[index : index + 2] for index in range(len(run) - 1)] or [run]


def characters(run: str) -> list[tuple[str, ...]]:
    """Return the terms of a run at each of its positions: pairs, and their characters.

    A letter of Thai, Lao, Khmer or Burmese says nothing by itself, unless it stands alone.
    """
    found = pairs(run)
    if len(run) == 1 or _ALPHABETIC.match(run):
        return [(pair,) for pair in found]
    return [*((pair, pair[0]) for pair in found[:-1]), (found[-1], *found[-1])]
