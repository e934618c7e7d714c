"""Colours as `#rrggbb`, and how well one is seen on another (WCAG 2.2, relative luminance)."""

import re
from typing import Final

HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
#: What text needs on its ground (WCAG 1.4.3), and what controls and drawings need (1.4.11).
LEAST_FOR_TEXT: Final = 4.5
LEAST_FOR_MARKS: Final = 3.0
_LINEAR_BELOW: Final = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white)."""
    if not HEX.fullmatch(colour):
        raise ValueError(colour)
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4
