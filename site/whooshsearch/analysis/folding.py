"""Folding: the one way in which a word is written in the index, however it was typed.

Case, accents, ligatures, the short vowels of Arabic and Hebrew, invisible characters and the
figures of other scripts make no difference. Vowel signs of scripts that would be unreadable without
them (Devanagari, Thai, Kana with its voicing marks) stay.
"""

import unicodedata
from typing import Final

_LETTERS: Final = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC TATWEEL}": "",
    "\N{HEBREW PUNCTUATION GERSHAYIM}": "",
}
# Marks that are dropped: the general ones, Cyrillic, Hebrew, Arabic, variation selectors.
_DROPPED_MARKS: Final = (
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x08D3, 0x08FF),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE2F),
    (0xE0100, 0xE01EF),
)


class _Invisible(dict[int, str | None]):
    """A table for str.translate that drops what nobody sees; filled as characters are met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = None if unicodedata.category(character) == "Cf" else character
        return self[code]


class _Folded(dict[int, str | None]):
    """A table for str.translate of decomposed, casefolded characters; filled as they are met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = _folded(chr(code))
        return self[code]


def _folded(character: str) -> str | None:
    code = ord(character)
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category == "Cf" or (
        category.startswith("M") and any(first <= code <= last for first, last in _DROPPED_MARKS)
    ):
        return None
    return _LETTERS.get(character, character)


_INVISIBLE: Final = _Invisible()
_FOLDED: Final = _Folded()


def fold(text: str) -> str:
    """Return a text as the index writes it; folding what is folded changes nothing.

    >>> fold("Côte d’Ivoire, Straße, Łódź")
    'cote d’ivoire, strasse, lodz'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", decomposed.translate(_FOLDED))


def lowered(text: str) -> str:
    """Return a word in lower case with its accents, as a dictionary writes it.

    >>> lowered("LIBERTÉS")
    'libertés'
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE).casefold())
