"""The projection of the world map: Equal Earth, on which equal areas look equally large.

Šavrič, Patterson and Jenny: "The Equal Earth map projection", International Journal of
Geographical Information Science 33 (2019), doi:10.1080/13658816.2018.1504949.
"""

from math import asin, cos, radians, sin, sqrt
from typing import Final

#: A place on the globe as longitude and latitude in degrees; longitudes may run on past 180.
Degrees = tuple[float, float]
#: A place on the sheet: to the right and down from its upper left corner.
Point = tuple[float, float]

_A1: Final = 1.340264
_A2: Final = -0.081106
_A3: Final = 0.000893
_A4: Final = 0.003796
_M: Final = sqrt(3) / 2

#: Width of the sheet in its own units.
WIDTH: Final = 4000


def equal_earth(place: Degrees) -> Point:
    """Return where a place lies on a globe of radius one, y upwards."""
    longitude, latitude = radians(place[0]), radians(place[1])
    angle = asin(_M * sin(latitude))
    square = angle * angle
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = longitude * cos(angle) / (_M * slope)
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, y


_RIGHT: Final = equal_earth((180.0, 0.0))[0]
_TOP: Final = equal_earth((0.0, 90.0))[1]
_SCALE: Final = WIDTH / (2 * _RIGHT)

#: Height of the sheet.
HEIGHT: Final = round(2 * _TOP * _SCALE)


def on_sheet(place: Degrees) -> Point:
    """Return where a place lies on the sheet."""
    x, y = equal_earth(place)
    return (x + _RIGHT) * _SCALE, (_TOP - y) * _SCALE


def outline() -> list[Point]:
    """Return the edge of the world, clockwise from the upper left."""
    latitudes = [90 - 5 * step for step in range(37)]
    east = [on_sheet((180.0, latitude)) for latitude in latitudes]
    west = [on_sheet((-180.0, latitude)) for latitude in reversed(latitudes)]
    return [*east, *west]
