"""Polygons on the sheet: rounded to whole units, and written as paths of SVG."""

from collections.abc import Sequence

from website.cartography.cutting import cut
from website.cartography.projection import Point, on_sheet
from website.cartography.topology import Polygon

#: A closed line in whole units of the sheet.
Line = list[tuple[int, int]]


def drawn(polygons: Sequence[Polygon]) -> list[Line]:
    """Return the rings of polygons on the sheet, the largest first."""
    rings = [ring for polygon in polygons for part in cut(polygon) for ring in part]
    lines = [rounded([on_sheet(place) for place in ring]) for ring in rings]
    return sorted((line for line in lines if len(line) > 2), key=lambda line: (-area(line), line))


def rounded(points: Sequence[Point]) -> Line:
    """Return points in whole units, without those that fall on the one before."""
    line: Line = []
    for x, y in points:
        point = (round(x), round(y))
        if not line or line[-1] != point:
            line.append(point)
    while len(line) > 1 and line[-1] == line[0]:
        line.pop()
    return line


def area(line: Sequence[tuple[float, float]]) -> float:
    """Return the area inside a closed line."""
    pairs = zip(line, [*line[1:], *line[:1]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def middle(line: Line) -> tuple[int, int]:
    """Return the centre of gravity of a closed line, of its corners where it has no area."""
    twice = x = y = 0
    for (ax, ay), (bx, by) in zip(line, [*line[1:], *line[:1]], strict=True):
        cross = ax * by - bx * ay
        twice, x, y = twice + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if twice == 0:
        return _mean([a for a, _b in line]), _mean([b for _a, b in line])
    return round(x / (3 * twice)), round(y / (3 * twice))


def _mean(numbers: Sequence[int]) -> int:
    return round(sum(numbers) / len(numbers))


def path_of(lines: Sequence[Line]) -> str:
    """Return closed lines as the `d` of a path: each from its start, then step by step."""
    return "".join(_written(line) for line in lines)


def _written(line: Line) -> str:
    (x, y), *others = line
    steps = []
    for next_x, next_y in others:
        steps.append((next_x - x, next_y - y))
        x, y = next_x, next_y
    numbers = "".join(_number(value) for step in steps for value in step)
    return f"M{line[0][0]} {line[0][1]}l{numbers.lstrip()}z"


def _number(value: int) -> str:
    """Return a number as SVG can tell it from the one before: a minus sign parts them too."""
    return f"{value}" if value < 0 else f" {value}"
