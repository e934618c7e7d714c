"""Small places as circles that a finger can hit, moved apart where they would lie on each other.

Each is put as near to where it is as it can be without touching another circle or standing on the
land of another place; a thin line then leads from the place to its circle.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from math import dist
from typing import Final

from website.cartography.drawing import Line
from website.cartography.projection import HEIGHT, WIDTH

#: Half of 24 CSS pixels where the sheet is 1,180 pixels wide, as in a window of 1,280.
TARGET: Final = 41
#: Radius of the circle that is seen.
SEEN: Final = 26
#: How far a circle may be moved, and in which steps it is tried.
FURTHEST: Final = 420
STEP: Final = 12

#: What an exchange of two circles must save.
LEAST_GAIN: Final = 1.0

Spot = tuple[int, int]
#: Left, top, right and bottom of what lies on the sheet.
Box = tuple[int, int, int, int]
#: A closed line, whose it is, and the box around it.
Outline = tuple[str, Line, Box]


def spread(
    anchors: Mapping[str, Spot], land: Iterable[tuple[str, Line]] = (), scale: float = 1.0
) -> dict[str, Spot]:
    """Return where the circle of each place stands; `land` are the outlines of all places.

    `scale` is the share of the sheet that is shown: circles are as large to the eye as on the
    whole. Places are taken in the order in which they come. Where nothing is free, a circle
    stands on its place.
    """
    boxes = [(whose, line, _box(line)) for whose, line in land]
    found: dict[str, Spot] = {}
    for code, (x, y) in anchors.items():
        spots = ((x + right, y + down) for right, down in _steps(scale))
        free = (
            spot
            for spot in spots
            if _is_clear(spot, found.values(), TARGET * scale)
            and not _is_on_land(code, spot, boxes)
        )
        found[code] = next(free, (x, y))
    _exchange(found, anchors, boxes)
    return found


def _exchange(found: dict[str, Spot], anchors: Mapping[str, Spot], land: list[Outline]) -> None:
    """Let two places exchange their circles as long as that makes the lines to them shorter."""
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for one, other in combinations(found, 2):
            now = dist(anchors[one], found[one]) + dist(anchors[other], found[other])
            then = dist(anchors[one], found[other]) + dist(anchors[other], found[one])
            if now - then <= LEAST_GAIN:
                continue
            if _is_on_land(one, found[other], land) or _is_on_land(other, found[one], land):
                continue
            found[one], found[other] = found[other], found[one]
            is_shorter = True


@cache
def _steps(scale: float) -> list[Spot]:
    """Return every step that is tried, the shortest first."""
    furthest, step = round(FURTHEST * scale), max(1, round(STEP * scale))
    reach = [*range(0, furthest + 1, step), *range(-step, -furthest - 1, -step)]
    steps = [(x, y) for x in reach for y in reach if x * x + y * y <= furthest * furthest]
    return sorted(steps, key=lambda step: (step[0] ** 2 + step[1] ** 2, step))


def _is_clear(spot: Spot, taken: Iterable[Spot], radius: float) -> bool:
    """Whether a circle lies on the sheet and touches no other."""
    on_sheet = radius <= spot[0] <= WIDTH - radius and radius <= spot[1] <= HEIGHT - radius
    apart = (2 * radius) ** 2
    return on_sheet and all((spot[0] - x) ** 2 + (spot[1] - y) ** 2 >= apart for x, y in taken)


def _is_on_land(code: str, spot: Spot, land: list[Outline]) -> bool:
    return any(
        _holds(line, point)
        for whose, line, box in land
        if whose != code and _is_near(spot, box)
        for point in _core(spot)
    )


def _core(spot: Spot) -> Iterator[Spot]:
    """Yield the middle of a circle and four points half way to its rim, which may cross a coast."""
    x, y = spot
    half = SEEN // 2
    yield spot
    yield from ((x - half, y), (x + half, y), (x, y - half), (x, y + half))


def _box(line: Line) -> Box:
    across, down = [x for x, _y in line], [y for _x, y in line]
    return min(across), min(down), max(across), max(down)


def _is_near(spot: Spot, box: Box) -> bool:
    left, top, right, bottom = box
    return left - SEEN <= spot[0] <= right + SEEN and top - SEEN <= spot[1] <= bottom + SEEN


def _holds(line: Line, point: Spot) -> bool:
    """Whether a point lies inside a closed line."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(line, [*line[1:], *line[:1]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
