"""Tell what a file is from its bytes, never from its name or from what a browser claims."""

import re
from collections.abc import Callable
from typing import BinaryIO, Final, NamedTuple

#: How much of the beginning and of the end is looked at, in bytes.
LOOKED_AT: Final = 256 * 1024
HTML_START: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
SVG_START: Final = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_UNPRINTABLE: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class FileKind(NamedTuple):
    """A kind of file that is kept: its media type, its suffix, and what people call it."""

    media_type: str
    suffix: str
    words: str


class _Bytes(NamedTuple):
    head: bytes
    tail: bytes


def _starts(*starts: bytes) -> Callable[[_Bytes], bool]:
    return lambda found: found.head.startswith(starts)


def _is_webp(found: _Bytes) -> bool:
    return found.head[:4] == b"RIFF" and found.head[8:12] == b"WEBP"


def _is_open_document(found: _Bytes) -> bool:
    start = found.head[:200]
    return (
        start.startswith(b"PK\x03\x04")
        and b"mimetypeapplication/vnd.oasis.opendocument.text" in start
    )


def _is_word(found: _Bytes) -> bool:
    return (
        found.head.startswith(b"PK\x03\x04")
        and b"word/document.xml" in found.tail
        and b"[Content_Types].xml" in found.tail
        and b"vbaProject.bin" not in found.tail
    )


def _is_text(found: _Bytes) -> bool:
    return bool(found.head.strip()) and not _UNPRINTABLE.search(found.head)


def _is_html(found: _Bytes) -> bool:
    start = found.head[:4096]
    return _is_text(found) and bool(HTML_START.search(start)) and not SVG_START.match(start)


def _is_web_archive(found: _Bytes) -> bool:
    start = found.head[:4096].lower()
    return _is_text(found) and b"mime-version:" in start and b"multipart/related" in start


def _is_xml(found: _Bytes) -> bool:
    start = found.head[:4096]
    return (
        _is_text(found)
        and start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml")
        and not SVG_START.search(start)
    )


def _is_plain(found: _Bytes) -> bool:
    return _is_text(found) and not SVG_START.search(found.head[:4096])


_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: What is kept, and how it is told, the special ones first.
KINDS: Final[tuple[tuple[FileKind, Callable[[_Bytes], bool]], ...]] = (
    (FileKind("application/pdf", ".pdf", "PDF"), lambda found: b"%PDF-" in found.head[:1024]),
    (FileKind("image/png", ".png", "PNG"), _starts(b"\x89PNG\r\n\x1a\n")),
    (FileKind("image/jpeg", ".jpg", "JPEG"), _starts(b"\xff\xd8\xff")),
    (FileKind("image/webp", ".webp", "WebP"), _is_webp),
    (FileKind("application/vnd.oasis.opendocument.text", ".odt", "ODT"), _is_open_document),
    (FileKind(_WORD, ".docx", "DOCX"), _is_word),
    (FileKind("application/rtf", ".rtf", "RTF"), _starts(b"{\\rtf")),
    (FileKind("multipart/related", ".mhtml", "MHTML"), _is_web_archive),
    (FileKind("text/html", ".html", "HTML"), _is_html),
    (FileKind("application/xml", ".xml", "XML"), _is_xml),
    (FileKind("text/plain", ".txt", "TXT"), _is_plain),
)


def recognise_file(file: BinaryIO) -> FileKind | None:
    """Return what the file is, None for what is not kept; reads both ends, then goes back."""
    file.seek(0)
    head = file.read(LOOKED_AT)
    file.seek(0, 2)
    file.seek(max(0, file.tell() - LOOKED_AT))
    tail = file.read(LOOKED_AT)
    file.seek(0)
    found = _Bytes(head, tail)
    return next((kind for kind, is_it in KINDS if is_it(found)), None)


def kinds_in_words() -> str:
    """Return the kinds that are kept, as a message names them."""
    return ", ".join(kind.words for kind, _is_it in KINDS)
