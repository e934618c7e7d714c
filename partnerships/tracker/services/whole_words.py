"""Look for names in texts: whole, in either case, and also in scripts without spaces."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

#: Han, Hiragana, Katakana, Thai, Lao, Khmer and Myanmar, as ranges of a pattern.
_SPACELESS: Final = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\u30ff\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    r"\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
    r"\u0e00-\u0eff\u1780-\u17ff\u19e0-\u19ff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"
)
_LETTER: Final = re.compile(rf"[{_SPACELESS}]")
#: A letter or figure of any other script: what a word of such a script must not run on into.
_BEFORE: Final = rf"(?<![^\W{_SPACELESS}])"
_AFTER: Final = rf"(?![^\W{_SPACELESS}])"

_RUN: Final = re.compile(rf"[^\W{_SPACELESS}]+")


def runs_of(text: str) -> set[str]:
    """Return the runs of letters of a text, folded; a word is in a text only with all of its own.

    What is written in a script without spaces has no runs.
    """
    return set(_RUN.findall(unicodedata.normalize("NFC", text).casefold()))


def is_spaceless(word: str) -> bool:
    """Say whether a word has a letter of a script without spaces, where two are a whole name."""
    return any(character.isalnum() and _LETTER.match(character) for character in word)


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of these words, however composed and spaced; of none, of nothing.

    A word starts and ends where the text has no further letter; what is written in a script
    without spaces starts and ends anywhere, since nothing there says where a word does.
    """
    forms = {
        _form(unicodedata.normalize(form, word).split())
        for word in words
        for form in ("NFC", "NFD")
        if word.strip()
    }
    ordered = sorted(forms, key=len, reverse=True)
    return re.compile("|".join(ordered) or "(?!)", re.IGNORECASE)


def _form(parts: list[str]) -> str:
    """Return the pattern of one word of several parts."""
    pattern = re.escape(parts[0])
    for before, after in pairwise(parts):
        is_spaceless = _LETTER.match(before[-1]) and _LETTER.match(after[0])
        pattern += (r"\s*" if is_spaceless else r"\s+") + re.escape(after)
    start = "" if _LETTER.match(parts[0][0]) else _BEFORE
    end = "" if _LETTER.match(parts[-1][-1]) else _AFTER
    return start + pattern + end
