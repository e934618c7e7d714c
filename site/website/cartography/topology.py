"""Reading shapes from a TopoJSON file, whose neighbours share the lines between them.

Every line (arc) is simplified once, for all shapes that share it, so that borders stay closed.
The format: https://github.com/topojson/topojson-specification
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from website.cartography.projection import Degrees, on_sheet
from website.cartography.simplifying import simplified

#: A line; one that is closed does not say its first place again at its end.
Ring = list[Degrees]
#: An outer ring and the holes in it.
Polygon = list[Ring]


@dataclass(frozen=True)
class Feature:
    """What the file calls by one name: a country as Natural Earth draws it."""

    number: str
    name: str
    polygons: list[Polygon]


def read_features(document: Mapping[str, Any], tolerance: float) -> list[Feature]:
    """Return the countries of a TopoJSON document, their lines simplified to `tolerance`.

    `tolerance` is in units of the sheet.
    """
    arcs = [_simplified(arc, tolerance) for arc in _arcs(document)]
    return [
        Feature(
            number=str(geometry.get("id", "")),
            name=geometry["properties"]["name"],
            polygons=[[_ring(ring, arcs) for ring in polygon] for polygon in _polygons(geometry)],
        )
        for geometry in document["objects"]["countries"]["geometries"]
    ]


def _arcs(document: Mapping[str, Any]) -> Iterator[Ring]:
    """Yield the lines of the file in degrees; longitudes run on where one crosses 180."""
    (scale_x, scale_y), (left, bottom) = (
        document["transform"]["scale"],
        document["transform"]["translate"],
    )
    for arc in document["arcs"]:
        x = y = 0
        line: Ring = []
        for step_x, step_y, *_more in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + left, y * scale_y + bottom))
        yield unwrapped(line)


def _simplified(arc: Ring, tolerance: float) -> Ring:
    return [arc[index] for index in simplified([on_sheet(place) for place in arc], tolerance)]


def unwrapped(line: Sequence[Degrees]) -> Ring:
    """Return a line whose longitudes run on, instead of jumping from 180 to -180."""
    found: Ring = []
    turn = 0.0
    for place in line:
        if found:
            step = place[0] + turn - found[-1][0]
            turn -= 360.0 * round(step / 360.0)
        found.append((place[0] + turn, place[1]))
    return found


def _polygons(geometry: Mapping[str, Any]) -> list[Any]:
    arcs: list[Any] = geometry.get("arcs", [])
    return [arcs] if geometry["type"] == "Polygon" else arcs


def _ring(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Return the ring that these lines make; a negative number is a line walked backwards."""
    places: list[Degrees] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        places += line[1:] if places else line
    return unwrapped(places)[:-1]
