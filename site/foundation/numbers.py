"""How the languages of the site write numbers, from Unicode's CLDR by way of Babel."""

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal
from django.utils.translation import get_language

from foundation.date_words import cldr_locale

#: Figures are European ones in every language, as docs/languages.md says.
EUROPEAN = "latn"


def number_words(number: int) -> str:
    """Return a number as the language spoken writes it: "1,234"."""
    return format_decimal(number, locale=_locale(), numbering_system=EUROPEAN)


def rounded_words(number: int) -> str:
    """Return a large number in few words: "1.2 billion"."""
    return format_compact_decimal(
        number,
        format_type="long",
        locale=_locale(),
        fraction_digits=1,
        numbering_system=EUROPEAN,
    )


class Figures(int):
    """A number that says itself as the language spoken writes it, and still counts as one.

    So a sentence of the catalogue chooses its plural by the number, and shows its words.
    """

    def __str__(self) -> str:
        """Return the number in words of the language spoken."""
        return number_words(int(self))


def _locale() -> Locale:
    return cldr_locale(get_language() or "en")
