"""The alphabetical order of a language: one key, in Python and in the database alike.

No library of ICU is needed: what CLDR asks of the letters of our languages is little, and is
written here as two tables. Python and SQLite apply them by `sort_key`; PostgreSQL applies the same
tables (`Alphabetical`), whatever collations it was built with.
"""

import re
from functools import cache, lru_cache
from typing import Any, Final

from django.db.models import CharField, Func
from django.utils.translation import get_language

from foundation.text import fold

#: The name of `sort_key` as a function of SQLite.
SQLITE_NAME: Final = "chancery_sort_key"
#: What follows all that begins with the letter before it: "ñ" stands behind "n" in Spanish.
_BEHIND: Final = "\uffff"
_COMBINED_ENYE: Final = "n\N{COMBINING TILDE}"
#: Letters that sort as several, and marks that sort as the plain ones of every keyboard.
_EVERYWHERE: Final = {
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "þ": "th",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "\N{ARABIC TATWEEL}": "",
}
#: In Arabic, final yeh stands with yeh and teh marbuta with teh; hamza and madda fold away. What
#: is written in Latin letters follows what is written in Arabic ones.
_ARABIC: Final = {
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER TEH}",
    **{chr(code): chr(0xE000 + code) for code in range(ord("a"), ord("z") + 1)},
}
_OF_LANGUAGE: Final = {"es": {"ñ": f"n{_BEHIND}"}, "ar": _ARABIC}
#: The letters whose accents and case PostgreSQL takes away: Latin, Greek, Cyrillic and Arabic ones.
_ACCENTED: Final = ((0xC0, 0x24F), (0x300, 0x45F), (0x600, 0x6FF), (0x1E00, 0x1EFF))
_FREQUENT: Final = "eaitnorslcdumpfhgvbyqwxjkzACELMPRSDFINOTBGHJKQUVWXYZ0123456789"
_ENYE: Final = re.compile(f"[ñÑ]|[nN]{_COMBINED_ENYE[1]}")


def sort_key(text: str, language: str | None = None) -> str:
    """Return the key by which texts stand in the order of a language, of that spoken unless said.

    Accents and case do not count: "Égypte" stands under E.
    """
    return _key_of(text, _base(language))


def _base(language: str | None) -> str:
    return (language or get_language() or "").partition("-")[0]


@lru_cache(maxsize=20_000)
def _key_of(text: str, language: str) -> str:
    own = _OF_LANGUAGE.get(language, {})
    if "ñ" in own:
        text = _ENYE.sub(own["ñ"], text)
    return fold(text).translate(_table(language))


@cache
def _table(language: str) -> dict[int, str]:
    """Return what stands for letters that have lost case and accents."""
    own = _OF_LANGUAGE.get(language, {})
    rules = {
        letter: "".join(own.get(each, each) for each in key) for letter, key in _EVERYWHERE.items()
    }
    return {ord(letter): key for letter, key in (rules | own).items() if letter != "ñ"}


class Alphabetical(Func):
    """A text as the database puts it in the order of the language spoken when this was made."""

    output_field = CharField()

    def __init__(self, text: Any, language: str | None = None) -> None:
        """Take an expression, or the name of a field."""
        super().__init__(text)
        self.language = _base(language)

    def as_sqlite(self, compiler: Any, _connection: Any, **_context: Any) -> Any:  # type: ignore[override]  # unused
        """Ask Python, which `register` made known to the connection."""
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{SQLITE_NAME}({sql}, %s)", [*params, self.language]

    def as_postgresql(self, compiler: Any, _connection: Any, **_context: Any) -> Any:
        """Apply the tables by functions that every PostgreSQL has, and compare by code points."""
        sql, params = compiler.compile(self.source_expressions[0])
        for letters, key in _several(self.language):
            sql, params = f"replace({sql}, %s, %s)", [*params, letters, key]
        letters, keys = _single(self.language)
        return f'translate({sql}, %s, %s) COLLATE "C"', [*params, letters, keys]


@cache
def _several(language: str) -> tuple[tuple[str, str], ...]:
    """Return letters for which several stand, or none, with these."""
    rules = {_COMBINED_ENYE: "ñ", _COMBINED_ENYE.upper(): "ñ", "Ñ": "ñ"}
    rules |= {"ñ": _OF_LANGUAGE.get(language, {}).get("ñ", "n")}
    rules |= {each: key for each, key in _EVERYWHERE.items() if len(key) > 1}
    rules |= {each.upper(): key for each, key in rules.items() if len(key) > 1 and each.isalpha()}
    return tuple((each, key) for each, key in rules.items() if each)


@cache
def _single(language: str) -> tuple[str, str]:
    """Return letters for each of which one stands, and these; what has none at the end goes.

    PostgreSQL looks through the letters one by one: the frequent ones come first, itself or not.
    """
    codes = {code for first, last in _ACCENTED for code in range(first, last + 1)}
    letters = [*_FREQUENT, *map(chr, sorted(codes)), *_EVERYWHERE]
    found = {" ": " "} | {letter: _key_of(letter, language) for letter in letters}
    one = {each: key for each, key in found.items() if len(key) == 1}
    none = [each for each, key in found.items() if not key]
    return "".join([*one, *none]), "".join(one.values())


def register(connection: Any) -> None:
    """Make `sort_key` known to a new connection of SQLite."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(SQLITE_NAME, 2, _of_nothing_too, deterministic=True)


def _of_nothing_too(text: str | None, language: str) -> str | None:
    return None if text is None else _key_of(text, language)
