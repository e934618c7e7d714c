"""Typed and pasted text, tidied by the house rules: NFC, no invisible marks, one kind of space."""

import re
import unicodedata

INVISIBLE_CATEGORY = "Cf"
CONTROL_CATEGORY = "Cc"


def tidy_line(text: str) -> str:
    """Return `text` as one line in NFC: invisible marks dropped, every run of spaces one space."""
    visible = "".join(
        " " if unicodedata.category(character) == CONTROL_CATEGORY else character
        for character in unicodedata.normalize("NFC", text)
        if unicodedata.category(character) != INVISIBLE_CATEGORY
    )
    return re.sub(r"\s+", " ", visible).strip()


def fold(text: str) -> str:
    """Return `text` for comparing only: tidy, without case and accents, in ASCII figures."""
    decomposed = unicodedata.normalize("NFD", tidy_line(text).casefold())
    return "".join(
        ascii_figure(character) for character in decomposed if not unicodedata.combining(character)
    )


def ascii_figure(character: str) -> str:
    """Return the ASCII figure for a decimal figure of any script, any other character as it is."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
