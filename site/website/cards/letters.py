"""The letters of a picture: FiraGO, which has those of the languages of the site."""

import unicodedata
from functools import lru_cache
from io import BytesIO
from typing import Final

import pymupdf_fonts
from fontTools.ttLib import TTFont
from PIL import ImageFont, features

#: The names under which `pymupdf_fonts` keeps the regular and the bold letters.
REGULAR, BOLD = "figo", "figbo"
#: Blocks of letters that change their form beside others, or run from right to left.
_JOINED: Final = ((0x0590, 0x08FF), (0x0900, 0x0DFF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))


@lru_cache(maxsize=1)
def can_shape() -> bool:
    """Whether letters can be joined, and set from right to left, on this machine."""
    return bool(features.check("raqm"))


@lru_cache(maxsize=32)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return letters of one height."""
    engine = ImageFont.Layout.RAQM if can_shape() else ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(pymupdf_fonts.myfont(name)), size, layout_engine=engine)


@lru_cache(maxsize=1)
def known_letters() -> frozenset[int]:
    """Return the letters that the font has."""
    with TTFont(BytesIO(pymupdf_fonts.myfont(REGULAR)), lazy=True) as found:
        return frozenset(found.getBestCmap())


def needs_shaping(text: str) -> bool:
    """Whether a text has letters that stand wrong when they are set one by one."""
    return any(first <= ord(letter) <= last for letter in text for first, last in _JOINED)


def can_be_drawn(text: str) -> bool:
    """Whether every letter of a text is known, and can be set as it should be."""
    known = all(ord(letter) in known_letters() for letter in text)
    return known and (can_shape() or not needs_shaping(text))


def direction_of(text: str) -> str | None:
    """Return "rtl" or "ltr" by the first letter that has a direction; None without shaping."""
    if not can_shape():
        return None
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"
