"""Turn headers and bodies of an e-mail into text, whatever encoding they claim."""

import codecs
import html
import re
from datetime import date
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from django.utils import timezone

from foundation.text import tidy_line
from partnerships.tracker.services.read_email.message import Correspondent
from partnerships.tracker.services.read_email.parse import BROKEN
from partnerships.tracker.services.tidy_text import tidy_text

#: Encodings of texts; others, some of them costly, are read as UTF-8.
_TEXTS: Final = (
    "utf-8",
    "utf-16",
    "ascii",
    "iso8859",
    "iso2022",
    "cp125",
    "cp932",
    "cp949",
    "cp950",
    "koi8",
    "gb",
    "big5",
    "shift_jis",
    "euc_",
    "mac-",
    "tis-620",
)
_MOST_PEOPLE: Final = 50
_LONGEST_ADDRESS: Final = 254
_LONGEST_NAME: Final = 200
_EARLIEST_YEAR: Final = 1990
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+")
_BREAKS: Final = re.compile(r"</?(?:p|div|br|tr|li|ul|ol|h[1-6]|table|blockquote|hr)\b", re.I)
_TAG: Final = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_HIDDEN: Final = re.compile(r"<(script|style|head|title|template|noscript)\b", re.I)
_SPACES: Final = re.compile(r"[ \t\u00a0]+")


def decoded(data: bytes, charset: str | None) -> str:
    """Return bytes as text in the encoding they claim, in UTF-8 if that is none of texts."""
    try:
        name = codecs.lookup(charset or "utf-8").name
    except (LookupError, ValueError):
        name = "utf-8"
    if not name.startswith(_TEXTS):
        name = "utf-8"
    return data.decode(name, "replace")


def header_words(value: str) -> str:
    """Return a header as one tidy line, its encoded words decoded (RFC 2047)."""
    plain = _readable(value)
    try:
        parts = decode_header(plain)
    except BROKEN:
        return tidy_line(plain)
    return tidy_line(_readable("".join(_words_of(part, charset) for part, charset in parts)))


def _readable(value: str) -> str:
    """Return a header with its bytes beyond ASCII read as UTF-8 (RFC 6532).

    The parser hides such bytes in halves of characters, which nobody can write anywhere.
    """
    try:
        data = value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = value.encode("utf-8", "replace")
    return data.decode("utf-8", "replace")


def _words_of(part: bytes | str, charset: str | None) -> str:
    """Return a part of a header; the library escapes what stands beside encoded words."""
    if isinstance(part, str):
        return part
    return (
        part.decode("raw-unicode-escape", "replace") if charset is None else decoded(part, charset)
    )


def correspondents(values: list[str]) -> list[Correspondent]:
    """Return the people whom headers name; what is no address is left out."""
    try:
        pairs = getaddresses([_readable(value) for value in values])
    except BROKEN:
        pairs = []
    found: dict[str, Correspondent] = {}
    for name, address in pairs:
        tidy = tidy_line(address).lower()
        if len(tidy) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(tidy):
            person = Correspondent(header_words(name)[:_LONGEST_NAME], tidy)
            found.setdefault(tidy, person)
    return list(found.values())[:_MOST_PEOPLE]


def day_of(value: str) -> date | None:
    """Return the day of a date header, None for what it cannot be.

    The library takes the year 0001 for 2001: a year that is not written out is none.
    """
    try:
        moment = parsedate_to_datetime(value)
        day = timezone.localdate(moment) if timezone.is_aware(moment) else moment.date()
    except BROKEN:
        return None
    is_written = str(moment.year) in value
    is_past = day.year >= _EARLIEST_YEAR and day <= timezone.localdate()
    return day if is_written and is_past else None


def text_of_html(source: str) -> str:
    """Return the text of HTML, without tags, scripts, styles and comments; each step is linear."""
    text = _cut(_cut_hidden(source), "<!--", "-->")
    text = _SPACES.sub(" ", text.replace("\r", "").replace("\n", " "))
    text = _BREAKS.sub(lambda found: f"\n{found.group()}", text)
    text = html.unescape(_TAG.sub("", text))
    return tidy_text("\n".join(line.strip() for line in text.split("\n")))


def _cut(text: str, start: str, end: str) -> str:
    kept, place = [], 0
    while (found := text.find(start, place)) >= 0:
        kept.append(text[place:found])
        close = text.find(end, found + len(start))
        if close < 0:
            return "".join(kept)
        place = close + len(end)
    return "".join([*kept, text[place:]])


def _cut_hidden(source: str) -> str:
    lowered = source.lower() if len(source.lower()) == len(source) else source
    kept, place = [], 0
    missing: set[str] = set()
    while found := _HIDDEN.search(source, place):
        kept.append(source[place : found.start()])
        name = found.group(1).lower()
        close = -1 if name in missing else lowered.find(f"</{name}", found.end())
        if close < 0:
            missing.add(name)
            place = found.end()
        else:
            place = close
    return "".join([*kept, source[place:]])
