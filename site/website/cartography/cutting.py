"""Cutting shapes where the sheet ends: at the meridian of 180 degrees, and at the poles."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from website.cartography.projection import Degrees
from website.cartography.topology import Polygon, Ring

#: Longest step in degrees along the edge of the sheet, which is curved.
EDGE_STEP: Final = 2.0
#: Nearer to a pole than this in latitude is the pole itself.
POLAR: Final = 89.9


def cut(polygon: Polygon) -> list[Polygon]:
    """Return the parts of a polygon that fit on the sheet, longitudes between -180 and 180."""
    # Where a shape holds the pole, the file has the pole itself for its outer ring.
    polygon = [ring for ring in polygon if any(abs(y) < POLAR for _x, y in ring)]
    if not polygon:
        return []
    outer = polygon[0]
    if abs(_turn(outer)) > 180:
        return [[_around_pole(outer)]]
    rings = [_brought_home(ring, outer) for ring in polygon]
    parts = []
    for shift in (-360.0, 0.0, 360.0):
        moved = [[(x + shift, y) for x, y in ring] for ring in rings]
        found = [ring for ring in map(_within, moved) if len(ring) > 2]
        if found:
            parts.append([_along_edge(ring) for ring in found])
    return parts


def _turn(ring: Ring) -> float:
    """Return how far round the globe a ring goes before it closes."""
    step = ring[0][0] - ring[-1][0]
    return ring[-1][0] - ring[0][0] + step - 360.0 * round(step / 360.0)


def _brought_home(ring: Ring, outer: Ring) -> Ring:
    """Return a ring where its outer ring is: they may have been unwrapped differently."""
    own = sum(x for x, _y in ring) / len(ring)
    theirs = sum(x for x, _y in outer) / len(outer)
    shift = -360.0 * round((own - theirs) / 360.0)
    return [(x + shift, y) for x, y in ring]


def _within(ring: Ring) -> Ring:
    if all(-180.0 <= x <= 180.0 for x, _y in ring):
        return ring
    east = _clipped(ring, lambda place: place[0] <= 180.0, 180.0)
    return _clipped(east, lambda place: place[0] >= -180.0, -180.0)


def _clipped(ring: Ring, is_inside: Callable[[Degrees], bool], edge: float) -> Ring:
    """Return the part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    found: Ring = []
    for before, place in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if is_inside(before) != is_inside(place):
            share = (edge - before[0]) / (place[0] - before[0])
            found.append((edge, before[1] + share * (place[1] - before[1])))
        if is_inside(place):
            found.append(place)
    return found


def _around_pole(ring: Ring) -> Ring:
    """Return a ring that goes once round the globe as one that closes along the nearer pole."""
    line = ring if _turn(ring) > 0 else ring[::-1]
    # Two turns of it hold one whole turn between two visits to the meridian of 180 degrees.
    long = [*line, *[(x + 360.0, y) for x, y in line], *[(x + 720.0, y) for x, y in line]]
    start = 360.0 * ((line[0][0] + 180.0) // 360.0 + 1) - 180.0
    east = _clipped_line(long, start, start + 360.0)
    turned = [(x - start - 180.0, y) for x, y in east]
    pole = 90.0 if sum(y for _x, y in ring) > 0 else -90.0
    return _along_edge([*turned, (180.0, pole), (-180.0, pole)])


def _clipped_line(line: Ring, start: float, end: float) -> Ring:
    """Return the stretch of an eastward line between two meridians."""
    found: Ring = []
    for before, place in pairwise(line):
        for edge in (start, end):
            if (before[0] < edge) != (place[0] < edge):
                share = (edge - before[0]) / (place[0] - before[0])
                found.append((edge, before[1] + share * (place[1] - before[1])))
        if start <= place[0] <= end:
            found.append(place)
    return found


def _along_edge(ring: Ring) -> Ring:
    """Return a ring with steps added where it follows the curved edge of the sheet."""
    return [place for pair in _pairs(ring) for place in _steps(*pair)]


def _pairs(ring: Ring) -> Iterator[tuple[Degrees, Degrees]]:
    return zip(ring, [*ring[1:], *ring[:1]], strict=True)


def _steps(place: Degrees, after: Degrees) -> Iterator[Degrees]:
    """Yield a place, and those between it and the next along the edge of the sheet."""
    yield place
    if place[0] != after[0] or abs(place[0]) != 180.0:
        return
    number = int(abs(after[1] - place[1]) / EDGE_STEP)
    for step in range(1, number + 1):
        yield place[0], place[1] + (after[1] - place[1]) * step / (number + 1)
