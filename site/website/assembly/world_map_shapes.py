"""The shapes of the world map, read once from the file that `build_world_map` makes."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

#: Around the places of a region, in units of the sheet.
MARGIN: Final = 60
#: No part of the sheet is shown that is narrower than this.
NARROWEST: Final = 600
#: Width and height of what is shown: at least this wide for its height, at least this high.
WIDEST: Final = 0.9
LOWEST: Final = 0.4
#: Width of what a legend shows of a pattern, in units of the sheet.
SWATCH: Final = 96
#: Land wider than this (Russia, or what lies on both sides of 180 degrees) does not widen a part.
WIDE: Final = 1100
#: What is hatched, since no code of the reference data answers for it.
HATCHED_NAMES: Final[Mapping[str, Any]] = {
    "crimea": _("Crimea"),
    "northern-cyprus": _("Northern Cyprus"),
    "siachen": _("Siachen Glacier"),
    "somaliland": _("Somaliland"),
    "western-sahara-west": _("Western Sahara west of the berm"),
}
_NUMBERS: Final = re.compile(r"-?\d+")

MAP_FILE: Final = Path(__file__).parents[1] / "data" / "world_map.json"


@dataclass(frozen=True)
class Spot:
    """A point on the sheet, in its units from the upper left corner."""

    x: int
    y: int


@dataclass(frozen=True)
class Shape:
    """A place on the sheet: where it is, its land as a path, and its circle if it is small."""

    at: Spot
    path: str = ""
    circle: Spot | None = None
    #: Left, top, right and bottom of its largest land.
    box: tuple[int, int, int, int] | None = None

    @property
    def lead(self) -> bool:
        """Whether a line leads from the place to its circle."""
        return self.circle is not None and self.circle != self.at


@dataclass(frozen=True)
class Sheet:
    """The whole map: its size, the edge of the world, places by code, what no code answers for."""

    width: int
    height: int
    outline: str
    target: int
    seen: int
    places: Mapping[str, Shape]
    hatched: Mapping[str, str]
    not_on_map: tuple[str, ...]


@cache
def sheet() -> Sheet:
    """Return the map; costs no query."""
    found: dict[str, Any] = json.loads(MAP_FILE.read_text(encoding="utf-8"))
    return Sheet(
        width=found["width"],
        height=found["height"],
        outline=found["outline"],
        target=found["target"],
        seen=found["seen"],
        places={code: _shape(place) for code, place in found["places"].items()},
        hatched=found["hatched"],
        not_on_map=tuple(found["not_on_map"]),
    )


def _shape(place: Mapping[str, Any]) -> Shape:
    circle, path = place.get("circle"), place.get("d", "")
    return Shape(
        at=Spot(*place["at"]),
        path=path,
        circle=Spot(*circle) if circle else None,
        box=_box_of(path) if path else None,
    )


def _box_of(path: str) -> tuple[int, int, int, int]:
    """Return the box around the first line of a path, which is the largest."""
    numbers = [int(number) for number in _NUMBERS.findall(path[: path.index("z")])]
    across = list(accumulate(numbers[0::2]))
    down = list(accumulate(numbers[1::2]))
    return min(across), min(down), max(across), max(down)


@dataclass(frozen=True)
class Window:
    """The part of the sheet that is shown; `scale` is its share of the sheet's width."""

    x: int
    y: int
    width: int
    height: int
    scale: float

    @property
    def box(self) -> str:
        """The part as an attribute `viewBox`."""
        return f"{self.x} {self.y} {self.width} {self.height}"

    @property
    def seen(self) -> float:
        """The radius of a circle, as large to the eye as on the whole sheet."""
        return round(sheet().seen * self.scale, 1)

    @property
    def target(self) -> float:
        """The radius around the middle of a circle that takes a click."""
        return round(sheet().target * self.scale, 1)

    @property
    def swatch(self) -> str:
        """The attribute `viewBox` of a small drawing whose patterns are as large as the map’s."""
        return f"0 0 {round(SWATCH * self.scale, 1)} {round(SWATCH * self.scale * 2 / 3, 1)}"


def window_around(shapes: Iterable[Shape], *, whole: bool) -> Window:
    """Return the part of the sheet that shows these places, or the whole of it."""
    found = list(shapes)
    whole_sheet = Window(0, 0, sheet().width, sheet().height, 1.0)
    if whole or not found:
        return whole_sheet
    left, top, right, bottom = _around(found)
    width = max(right - left, NARROWEST, round((bottom - top) * WIDEST))
    width = min(width, sheet().width)
    height = min(max(bottom - top, width * LOWEST), sheet().height)
    x = min(max(0, (left + right - width) // 2), sheet().width - width)
    y = min(max(0, round((top + bottom - height) / 2)), sheet().height - round(height))
    return Window(x, y, width, round(height), width / sheet().width)


def _around(shapes: Iterable[Shape]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of places, with a margin."""
    boxes = [box for shape in shapes for box in _boxes(shape)]
    return (
        min(box[0] for box in boxes) - MARGIN,
        min(box[1] for box in boxes) - MARGIN,
        max(box[2] for box in boxes) + MARGIN,
        max(box[3] for box in boxes) + MARGIN,
    )


def _boxes(shape: Shape) -> Iterator[tuple[int, int, int, int]]:
    """Yield the box around where a place is, and around its land unless that is very wide."""
    yield shape.at.x, shape.at.y, shape.at.x, shape.at.y
    if shape.box and shape.box[2] - shape.box[0] <= WIDE:
        yield shape.box
