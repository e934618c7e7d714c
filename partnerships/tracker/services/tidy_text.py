"""Tidy text of several lines by the house rules: NFC, no invisible marks, no control characters."""

import re
import unicodedata
from typing import Final

_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def tidy_text(text: str) -> str:
    """Return `text` with plain line ends, no marks nobody sees, and at most one empty line."""
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    visible = "".join(
        character
        for character in lines
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
    stripped = "\n".join(line.rstrip() for line in visible.split("\n"))
    return _EMPTY_LINES.sub("\n\n", stripped).strip()
