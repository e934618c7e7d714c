"""Leaving out what is too small to see: Douglas and Peucker's way through a line."""

from collections.abc import Sequence

from website.cartography.projection import Point


def simplified(line: Sequence[Point], tolerance: float) -> list[int]:
    """Return which points of a line to keep, so that none left out lay further off it.

    Both ends stay; so does the point furthest from the start of a line that comes back to it.
    """
    last = len(line) - 1
    kept = {0, last}
    spans = [(0, last)]
    if last > 1 and line[0] == line[last]:
        far = max(range(last + 1), key=lambda index: (_apart(line[0], line[index]), -index))
        kept.add(far)
        spans = [(0, far), (far, last)]
    while spans:
        start, end = spans.pop()
        found = _furthest(line, start, end)
        if found is not None and found[0] > tolerance * tolerance:
            kept.add(found[1])
            spans += [(start, found[1]), (found[1], end)]
    return sorted(kept)


def _furthest(line: Sequence[Point], start: int, end: int) -> tuple[float, int] | None:
    """Return the square of the distance of the point furthest from the chord, and which it is."""
    between = range(start + 1, end)
    if not between:
        return None
    distances = [(_from_chord(line[index], line[start], line[end]), -index) for index in between]
    square, negative = max(distances)
    return square, -negative


def _apart(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _from_chord(point: Point, start: Point, end: Point) -> float:
    """Return the square of the distance of a point from the stretch between two others."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y
    if length == 0:
        return _apart(point, start)
    share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / length
    share = min(1.0, max(0.0, share))
    return _apart(point, (start[0] + share * along_x, start[1] + share * along_y))
