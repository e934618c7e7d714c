"""Whose each shape is: which place of the reference data, or nobody's whom the map could ask.

Natural Earth draws who is in control, and joins some territories to their sovereign. Here a place
with a code of its own has a shape of its own, and what the rule of `docs/world-map.md` leaves
without an answer is hatched. Every decision stands in one of the tables below.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from reference.services.locate_places import locate
from website.cartography.projection import Degrees
from website.cartography.topology import Feature, Polygon


@dataclass(frozen=True)
class Box:
    """A part of the globe between two meridians and two parallels."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, place: Degrees) -> bool:
        """Whether a place lies in it."""
        return self.west <= place[0] <= self.east and self.south <= place[1] <= self.north


#: Shapes that bear no number of ISO 3166-1, by the name in the file: the code here.
NAMED: Final[Mapping[str, str]] = {"Kosovo": "XK"}
#: Shapes of places that no code answers for: hatched. The value names them in `WORDS`.
UNANSWERED: Final[Mapping[str, str]] = {
    "N. Cyprus": "northern-cyprus",
    "Siachen Glacier": "siachen",
    "Somaliland": "somaliland",
}
#: Parts of a shape that belong to another code, by the name of the shape: whatever lies in the
#: box. None for a part that no code answers for.
PARTS: Final[Mapping[str, tuple[tuple[str, Box], ...]]] = {
    "France": (
        ("GF", Box(-55, 2, -51, 6)),
        ("GP", Box(-62, 15.7, -61, 16.6)),
        ("MQ", Box(-61.3, 14.3, -60.7, 15)),
        ("RE", Box(55, -21.6, 56, -20.7)),
        ("YT", Box(44.8, -13.2, 45.5, -12.4)),
    ),
    "Indian Ocean Ter.": (
        ("CX", Box(105, -11, 106, -10)),
        ("CC", Box(96, -13, 97.5, -11.5)),
    ),
    "Netherlands": (("BQ", Box(-69, 11.5, -62, 18)),),
    "New Zealand": (("TK", Box(-173, -10, -170, -8)),),
    "Norway": (
        ("SJ", Box(-10, 70.5, -7.5, 71.5)),
        ("SJ", Box(9, 74, 35, 81)),
    ),
    "Russia": (("crimea", Box(32, 44, 36.8, 46.4)),),
    "Saint Helena": (("AC", Box(-15, -9, -14, -7)),),
}
#: Shapes that are cut along a parallel: what lies south of it belongs to the name after it.
SOUTHERN: Final[Mapping[str, tuple[float, str]]] = {"Morocco": (27.6667, "western-sahara-west")}
#: Points of places that have neither a shape in the file nor a zone in the table of time zones.
POINTS: Final[Mapping[str, Degrees]] = {
    "AC": (-14.36, -7.94),
    "BV": (3.36, -54.42),
    "HM": (73.5, -53.1),
    "TA": (-12.29, -37.11),
    "XAD": (32.96, 34.59),
    "XK": (20.9, 42.6),
}
#: Names of what is hatched, as the file of the map bears them.
HATCHED: Final = frozenset({*UNANSWERED.values(), "crimea", "western-sahara-west"})


@dataclass
class Shares:
    """The polygons of every place, by its code, and of what is hatched, by its name."""

    polygons: dict[str, list[Polygon]] = field(default_factory=dict)

    def give(self, whose: str, polygon: Polygon) -> None:
        """Add a polygon to a place."""
        self.polygons.setdefault(whose, []).append(polygon)


def share_out(features: list[Feature], codes: Mapping[str, str]) -> Shares:
    """Return whose each polygon is; `codes` are ours by the number of ISO 3166-1."""
    shares = Shares()
    for feature in features:
        for polygon in feature.polygons:
            for whose, part in _owned(feature, polygon, codes):
                shares.give(whose, part)
    return shares


def point_of(code: str) -> Degrees | None:
    """Return a point in a place that the file has no shape of, None where nothing tells one."""
    if code in POINTS:
        return POINTS[code]
    found = locate(code)
    return None if found is None else (found.longitude, found.latitude)


def _owned(
    feature: Feature, polygon: Polygon, codes: Mapping[str, str]
) -> Iterator[tuple[str, Polygon]]:
    own = NAMED.get(feature.name) or UNANSWERED.get(feature.name) or codes.get(feature.number)
    for whose, box in PARTS.get(feature.name, ()):
        if all(box.holds(place) for place in polygon[0]):
            yield whose, polygon
            return
    if own is None:
        message = f"No place of the reference data answers for the shape {feature.name!r}."
        raise ValueError(message)
    if feature.name not in SOUTHERN:
        yield own, polygon
        return
    parallel, other = SOUTHERN[feature.name]
    for whose, is_south in ((own, False), (other, True)):
        rings = [_beyond(ring, parallel, is_south=is_south) for ring in polygon]
        if len(rings[0]) > 2:
            yield whose, [ring for ring in rings if len(ring) > 2]


def _beyond(ring: list[Degrees], parallel: float, *, is_south: bool) -> list[Degrees]:
    """Return the part of a ring on one side of a parallel (Sutherland and Hodgman)."""
    found: list[Degrees] = []
    for before, place in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        inside, was_inside = ((each[1] < parallel) == is_south for each in (place, before))
        if inside != was_inside:
            share = (parallel - before[1]) / (place[1] - before[1])
            found.append((before[0] + share * (place[0] - before[0]), parallel))
        if inside:
            found.append(place)
    return found
