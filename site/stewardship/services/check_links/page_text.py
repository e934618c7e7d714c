"""The words of a page that matter, without what differs at every visit."""

import hashlib
import re
import unicodedata
from html import unescape
from typing import Final

from stewardship.services.check_links.visits import PageText

#: Elements whose content is not what a source says.
NEVER_READ: Final = frozenset({"template", "noscript", "svg", "iframe"})
#: Elements in which nothing but their own end is a tag; none of them is read.
RAW: Final = frozenset({"script", "style", "textarea", "xmp"})
AROUND: Final = frozenset({"nav", "footer", "aside", "form", "dialog", "button", "select", "time"})
MAIN: Final = frozenset({"main", "article"})
HEADINGS: Final = frozenset({"h1", "h2"})
#: With fewer letters than these a part of a page is no text to rely on.
FEW_LETTERS: Final = 80
_MOST_HEADINGS: Final = 5
#: How much of a page of HTML is looked at, in bytes.
_MOST_HTML: Final = 1024 * 1024
_LONGEST_NOTE: Final = 300

_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9:-]{0,30})", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"""<meta[^>]+charset=["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSETS: Final = re.compile(
    r"utf-?(?:8|16(?:le|be)?)|us-ascii|iso-?8859-\d{1,2}|latin-?1|(?:windows|cp)-?125\d|koi8-[ru]"
    r"|shift[_-]?jis|euc-(?:jp|kr)|gb(?:2312|k|18030)|big5|tis-620|macintosh"
)
_MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
#: Dates and times of day, counters of visitors, and long tokens.
_NOISE: Final = re.compile(
    rf"\b\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?"
    rf"|\b\d{{4}}-\d\d-\d\d(?:t[\d:.+z-]*)?|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\.?,?\s+\d{{4}}\b"
    rf"|\b(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
    r"|\b\d[\d.,\s]{0,15}(?:views?|visits?|visitors?|downloads?|hits?)\b"
    r"|\b(?=[a-z]*\d)[a-z0-9_+/=-]{16,}"
)


def read_page(content: bytes, content_type: str) -> PageText:
    """Return what matters of a body, by its Content-Type or, without one, by its first bytes."""
    media_type, _semicolon, parameters = content_type.partition(";")
    media_type = media_type.strip().lower()
    if media_type in {"text/html", "application/xhtml+xml"} or (
        not media_type and content[:512].lstrip()[:1] == b"<"
    ):
        return _read_html(_decoded(content[:_MOST_HTML], parameters))
    if media_type == "text/plain":
        words = main_words(_decoded(content, parameters))
        return PageText(sha256=_digest(words), letters=len(words))
    return PageText(sha256=hashlib.sha256(content).hexdigest() if content else "")


def main_words(text: str) -> str:
    """Return `text` in lower case and single spaces, without dates, times, counters and tokens."""
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return " ".join(_NOISE.sub(" ", folded).split())


def _read_html(text: str) -> PageText:
    reader = _Reader()
    reader.read(text)
    parts = (main_words(" ".join(part)) for part in (reader.main, reader.body, reader.all))
    words = next((part for part in parts if len(part) >= FEW_LETTERS), None)
    if words is None:
        words = main_words(" ".join(reader.all))
    return PageText(
        sha256=_digest(words),
        title=" ".join(" ".join(reader.title).split())[:_LONGEST_NOTE],
        headings=tuple(each[:_LONGEST_NOTE] for each in reader.headings()),
        letters=len(words),
        is_html=True,
    )


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest() if words else ""


def _decoded(content: bytes, parameters: str) -> str:
    """Return the text of a body, by the charset of its header, then of its meta element."""
    said = re.search(r"charset=[\"']?\s*([\w.:-]+)", parameters, re.IGNORECASE)
    meta = _CHARSET.search(content[:4096])
    names = [said.group(1)] if said else []
    names += [meta.group(1).decode("ascii")] if meta else []
    known = (name.lower() for name in names if _CHARSETS.fullmatch(name.lower()))
    try:
        return content.decode(next(known, "utf-8"), "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


class _Reader:
    """Sorts the text of a page: all of it, that of its body, that of its main part.

    It goes through a page once, whatever stands there: Python's own parser takes a minute for
    50 kB of "<a ", which a host might send on purpose.
    """

    def __init__(self) -> None:
        self.title: list[str] = []
        self.all: list[str] = []
        self.body: list[str] = []
        self.main: list[str] = []
        self._headings: list[list[str]] = []
        self._inside: dict[str, int] = {}

    def read(self, text: str) -> None:
        """Take a whole page; what follows an element or comment without an end is left out."""
        here = 0
        while here >= 0:
            tag = text.find("<", here)
            self._take(text[here : tag if tag >= 0 else len(text)])
            here = self._pass_tag(text, tag) if tag >= 0 else -1

    def headings(self) -> list[str]:
        """Return the texts of the first headings."""
        found = (" ".join(" ".join(words).split()) for words in self._headings)
        return [heading for heading in found if heading]

    def _pass_tag(self, text: str, start: int) -> int:
        """Return where the text goes on after what begins at `start`, -1 where nothing does."""
        if text.startswith("<!--", start):
            return _behind(text, "-->", start + 4)
        if text.startswith(("<!", "<?"), start):
            return _behind(text, ">", start + 2)
        tag = _TAG.match(text, start)
        if tag is None:
            self._take("<")
            return start + 1
        name = tag.group(2).lower()
        if tag.group(1):
            self._close(name)
        elif name in RAW:
            end = re.compile(f"</{name}", re.IGNORECASE).search(text, tag.end())
            return _behind(text, ">", end.end()) if end else -1
        else:
            self._open(name)
        return _behind(text, ">", tag.end())

    def _open(self, name: str) -> None:
        self._inside[name] = self._inside.get(name, 0) + 1
        if name in HEADINGS and len(self._headings) < _MOST_HEADINGS:
            self._headings.append([])

    def _close(self, name: str) -> None:
        if self._inside.get(name):
            self._inside[name] -= 1

    def _take(self, raw: str) -> None:
        if not raw or self._is_in(NEVER_READ):
            return
        words = unescape(raw)
        if self._inside.get("title"):
            self.title.append(words)
            return
        self.all.append(words)
        if self._headings and self._is_in(HEADINGS):
            self._headings[-1].append(words)
        if not self._is_in(AROUND):
            self.body.append(words)
            if self._is_in(MAIN):
                self.main.append(words)

    def _is_in(self, names: frozenset[str]) -> bool:
        return any(self._inside.get(name) for name in names)


def _behind(text: str, end: str, start: int) -> int:
    """Return the place behind the next `end`, -1 where there is none."""
    found = text.find(end, start)
    return found + len(end) if found >= 0 else -1
