"""Folding names, so that two spellings of one name compare equal. Never shown to anyone."""

import re
import unicodedata
from typing import Final

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘‛ʻʼʽʾʿ`´′"))  # noqa: RUF001 - the point of it
_UNDECOMPOSED: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "&": " and ",
    }
)
_NOT_WORD: Final = re.compile(r"[\W_]+")
_ABBREVIATED: Final = {"st": "saint", "ste": "sainte"}


def fold(text: str) -> str:
    """Return `text` as a key for comparing: no case, diacritics, apostrophes or punctuation.

    "Côte d'Ivoire" and "COTE DIVOIRE" fold to "cote divoire"; "St. Helena" and "Saint Helena"
    to "saint helena"; "The Gambia" to "gambia". Folding twice changes nothing.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_APOSTROPHES)
    decomposed = unicodedata.normalize("NFKD", decomposed.translate(_UNDECOMPOSED))
    kept = "".join(
        letter
        for letter in decomposed
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )
    words = (_ABBREVIATED.get(word, word) for word in _NOT_WORD.sub(" ", kept).split())
    return " ".join(word for word in words if word != "the")
