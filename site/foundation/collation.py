"""The alphabetical order of a language, for lists that are put in order after they were read.

No library of ICU is needed: what the letters of our languages ask for is little.
"""

from typing import Final

from django.utils.translation import get_language

from foundation.text import fold

#: What follows all that begins with the letter before it: "ñ" stands behind "n" in Spanish.
_BEHIND: Final = "\uffff"
_SPANISH: Final = str.maketrans({"ñ": f"n{_BEHIND}", "Ñ": f"N{_BEHIND}"})
#: In Arabic, final yeh stands with yeh and teh marbuta with heh; hamza and madda fold away.
_ARABIC: Final = str.maketrans(
    {
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
    }
)
_LETTERS: Final = {"es": _SPANISH, "ar": _ARABIC}


def sort_key(text: str) -> str:
    """Return the key by which texts stand in the alphabetical order of the language spoken.

    Accents and case do not count: "Égypte" stands under E.
    """
    language = (get_language() or "").partition("-")[0]
    return fold(text.translate(_LETTERS.get(language, {})))
