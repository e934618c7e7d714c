"""Words of a search, and of the texts searched: folded alike, so that spelling does not matter.

Both sides lose case, accents, punctuation and the marks of other scripts; dotted initials are one
word ("R.A." is "ra"); characters of scripts written without spaces are words of their own.
"""

import re
import unicodedata
from itertools import pairwise
from typing import Final

from foundation.text import fold

LONGEST_QUERY: Final = 200
MOST_WORDS: Final = 16
LONGEST_WORD: Final = 64
_DOTTED_INITIALS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_APOSTROPHES: Final = re.compile("['’‘‛ʻʼʽʾʿ`´′]")  # noqa: RUF001  (the point of it)
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
    }
)
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_LETTERS_AND_FIGURES: Final = re.compile(r"([^\W\d_]+)(\d+)")
_CITATION: Final = re.compile(r"((?:[^\W\d_][\w'’-]*\.?\s+){2,6}?)(?:n[or°º]?\.?\s*)?(\d+)", re.I)
_LEAST_INITIALS: Final = 2


def folded_words(text: str) -> list[str]:
    """Return the first words of what a reader looks for; whatever was typed, nothing raises.

    >>> folded_words("Côte d'Ivoire, R.A. 11930")
    ['cote', 'd', 'ivoire', 'ra', '11930']
    """
    found = (word[:LONGEST_WORD] for word in _words(text[: 10 * LONGEST_QUERY]))
    return list(dict.fromkeys(found))[:MOST_WORDS]


def folded_text(*texts: str) -> str:
    """Return texts as one line of folded words."""
    return " ".join(word for text in texts for word in _words(text))


def index_words(*names: str) -> str:
    """Return names as folded words, with the other ways in which people write them.

    >>> index_words("Côte d’Ivoire")
    'cote d ivoire divoire'
    >>> index_words("Republic Act No. 11930")
    'republic act no 11930 ra no11930 ra11930'
    """
    words = [word for name in names for word in _words(name)]
    for name in names:
        words += _words(_APOSTROPHES.sub("", name))
        words += _initials(name)
    pairs = pairwise(words)
    words += [a + b for a, b in pairs if a.isalpha() and b.isdecimal() and len(a) <= 4]
    words += [part for word in words for part in _parts(word)]
    return " ".join(dict.fromkeys(words))


def _words(text: str) -> list[str]:
    joined = _DOTTED_INITIALS.sub(lambda found: found.group().replace(".", ""), text)
    folded = fold(unicodedata.normalize("NFKC", joined)).translate(_UNDECOMPOSED)
    letters = (each for each in folded if not unicodedata.category(each).startswith("M"))
    return _WORD.findall("".join(letters))


def _initials(name: str) -> list[str]:
    """Return the initials of what is numbered, with its number: "ra", "11930"."""
    found = []
    for title, number in _CITATION.findall(name):
        initials = "".join(word[0] for word in title.split() if word[0].isupper())
        if len(initials) >= _LEAST_INITIALS:
            found += _words(f"{initials} {number}")
    return found


def _parts(word: str) -> tuple[str, ...]:
    match = _LETTERS_AND_FIGURES.fullmatch(word)
    return match.groups() if match else ()
