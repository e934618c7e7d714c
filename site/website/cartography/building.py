"""The file of the world map: every country and territory as a path, a circle, or both."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from website.cartography.drawing import Line, area, drawn, middle, path_of, rounded
from website.cartography.places import HATCHED, point_of, share_out
from website.cartography.projection import HEIGHT, WIDTH, on_sheet, outline
from website.cartography.spreading import SEEN, TARGET, Spot, spread
from website.cartography.topology import read_features

#: How far, in units of the sheet, a line may lie off the one it stands for.
TOLERANCE: Final = 0.9
#: Islands smaller than this, in square units, are left out of a place that has larger land.
SMALLEST_ISLAND: Final = 8
#: A place with less land than this, in square units, is shown as a circle: some 4 pixels square.
SMALL: Final = 160
#: Smaller than this, land cannot be seen beside the circle that stands for it.
SPECK: Final = 6
#: How the borders of larger neighbours hold circles off: smaller land does not.
OBSTACLE: Final = 160

ORIGIN: Final = "Natural Earth 1:50m, admin 0 countries, version 4.1, from world-atlas 2.0.2"


@dataclass(frozen=True)
class Country:
    """A country or territory of the reference data: its code, and its number in ISO 3166-1."""

    code: str
    number: str


def build_map(topology: Mapping[str, Any], countries: Iterable[Country]) -> dict[str, Any]:
    """Return the content of the file; the same for the same shapes and places."""
    places = sorted(countries, key=lambda each: each.code)
    numbers = {each.number: each.code for each in places if each.number}
    shares = share_out(read_features(topology, TOLERANCE), numbers).polygons
    lines = {whose: _visible(drawn(shares[whose])) for whose in sorted(shares)}
    codes = [each.code for each in places]
    anchors = {code: _anchor(code, lines.get(code, [])) for code in codes}
    small = {
        code: spot
        for code, spot in anchors.items()
        if spot is not None and sum(map(area, lines.get(code, []))) < SMALL
    }
    land = [
        (whose, line) for whose, found in lines.items() for line in found if area(line) > OBSTACLE
    ]
    circles = spread(small, land)
    return {
        "origin": ORIGIN,
        "width": WIDTH,
        "height": HEIGHT,
        "target": TARGET,
        "seen": SEEN,
        "outline": path_of([rounded(outline())]),
        "places": {
            code: _place(lines.get(code, []), anchors[code], circles.get(code))
            for code in codes
            if anchors[code] is not None
        },
        "hatched": {name: path_of(lines[name]) for name in sorted(HATCHED) if name in lines},
        "not_on_map": [code for code in codes if anchors[code] is None],
    }


def written(content: Mapping[str, Any]) -> str:
    """Return the text of the file: one line for each place, so that changes can be read."""
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return text.replace('},"', '},\n"').replace('":{"', '":{\n"') + "\n"


def _visible(lines: list[Line]) -> list[Line]:
    """Return what of a place is large enough to be seen, at least its largest part."""
    return [line for index, line in enumerate(lines) if not index or area(line) > SMALLEST_ISLAND]


def _anchor(code: str, lines: list[Line]) -> Spot | None:
    """Return where a place is: the middle of its largest land, else its point."""
    if lines:
        return middle(lines[0])
    point = point_of(code)
    return None if point is None else rounded([on_sheet(point)])[0]


def _place(lines: list[Line], at: Spot | None, circle: Spot | None) -> dict[str, Any]:
    found: dict[str, Any] = {"at": at}
    seen = [line for line in lines if circle is None or area(line) > SPECK]
    if seen:
        found["d"] = path_of(seen)
    if circle is not None:
        found["circle"] = circle
    return found
