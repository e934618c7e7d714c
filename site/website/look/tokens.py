"""The tokens of the design, read from `css/tokens.css`, where they are kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from foundation.colours import HEX, LEAST_FOR_MARKS, LEAST_FOR_TEXT, contrast

FILE: Final = Path(__file__).parent.parent / "static" / "css" / "tokens.css"
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK: Final = re.compile(
    r"(?P<condition>@media[^{]*\{)?\s*:root\s*\{(?P<body>[^}]*)\}", re.DOTALL
)
_DECLARATION: Final = re.compile(r"--(?P<name>[\w-]+)\s*:\s*(?P<value>[^;]+);")


class Scheme(StrEnum):
    """What the reader's device asks for."""

    LIGHT = "light"
    DARK = "dark"
    LIGHT_STRONG = "light, more contrast"
    DARK_STRONG = "dark, more contrast"


_SCHEMES: Final = (Scheme.LIGHT, Scheme.DARK, Scheme.LIGHT_STRONG, Scheme.DARK_STRONG)


@dataclass(frozen=True)
class Pairing:
    """A colour, the ground that it stands on, and the contrast that it needs there."""

    colour: str
    ground: str
    least: float


_GROUNDS: Final = ("paper", "surface", "sunken")
_STATES: Final = ("good", "warn", "bad", "calm")
#: What stands on what, on the pages of the site.
PAIRINGS: Final = (
    *(
        Pairing(colour, ground, LEAST_FOR_TEXT)
        for colour in ("ink", "ink-soft", "link", "link-visited", "accent")
        for ground in _GROUNDS
    ),
    *(Pairing(state, f"{state}-paper", LEAST_FOR_TEXT) for state in _STATES),
    *(Pairing(state, "surface", LEAST_FOR_TEXT) for state in _STATES),
    Pairing("on-brand", "brand", LEAST_FOR_TEXT),
    Pairing("on-brand-soft", "brand", LEAST_FOR_TEXT),
    *(Pairing(colour, "mark", LEAST_FOR_TEXT) for colour in ("ink", "link", "link-visited")),
    *(
        Pairing(colour, ground, LEAST_FOR_MARKS)
        for colour in ("rule-strong", "focus")
        for ground in _GROUNDS
    ),
    Pairing("gilt", "brand", LEAST_FOR_MARKS),
    *(Pairing(f"chart-{number}", "surface", LEAST_FOR_MARKS) for number in range(1, 7)),
)


@lru_cache(maxsize=1)
def declarations() -> Mapping[Scheme, Mapping[str, str]]:
    """Return every token by name, for each scheme with what it takes over from the plain one."""
    found: dict[Scheme, dict[str, str]] = {scheme: {} for scheme in _SCHEMES}
    for block in _BLOCK.finditer(_COMMENT.sub("", FILE.read_text("utf-8"))):
        values = {
            each["name"]: each["value"].strip() for each in _DECLARATION.finditer(block["body"])
        }
        for scheme in _meant_by(block["condition"] or ""):
            found[scheme] |= values
    return found


def _meant_by(condition: str) -> tuple[Scheme, ...]:
    """Return the schemes to which a block with this condition applies."""
    is_dark, is_strong = "scheme: dark" in condition, "contrast: more" in condition
    return tuple(
        scheme
        for scheme in _SCHEMES
        if (not is_dark or scheme in {Scheme.DARK, Scheme.DARK_STRONG})
        and (not is_strong or scheme in {Scheme.LIGHT_STRONG, Scheme.DARK_STRONG})
    )


def colours(scheme: Scheme) -> dict[str, str]:
    """Return the colours of a scheme by name."""
    return {name: value for name, value in declarations()[scheme].items() if HEX.fullmatch(value)}


def others() -> dict[str, str]:
    """Return the tokens that are no colours: type, space, measures."""
    plain = declarations()[Scheme.LIGHT]
    return {name: value for name, value in plain.items() if not HEX.fullmatch(value)}


@dataclass(frozen=True)
class Reckoning:
    """How well a colour is seen on its ground in one scheme."""

    scheme: Scheme
    pairing: Pairing
    ratio: float

    @property
    def is_enough(self) -> bool:
        """Whether it is seen as well as it must be."""
        return self.ratio >= self.pairing.least


def reckonings(scheme: Scheme) -> list[Reckoning]:
    """Return the contrast of every pairing in a scheme."""
    values = colours(scheme)
    return [
        Reckoning(scheme, each, contrast(values[each.colour], values[each.ground]))
        for each in PAIRINGS
    ]
