"""Where a country lies on a map: one point each, from the table of time zones.

`zone.tab` of the tz database (the package `tzdata`, public domain) gives the coordinates of the
principal city of every zone as ISO 6709, by ISO 3166 alpha-2. A country's first zone stands for
it: a city in the country, not its centre, and no claim to anything.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

#: Where the first zone of the table is an outlying island or a territory in dispute.
PRINCIPAL_ZONES: Final = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "FM": "Pacific/Pohnpei",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
_ISO_6709: Final = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?", re.ASCII)
_FIELDS: Final = 3


class Coordinates(NamedTuple):
    """Decimal degrees, north and east positive (WGS 84)."""

    latitude: float
    longitude: float


def read_iso_6709(text: str) -> Coordinates:
    """Return the point that "+404251-0740023" or "-3133+15905" means; ValueError for no point."""
    match = _ISO_6709.fullmatch(text)
    if match is None:
        message = f"{text!r} is not a point in degrees, minutes and seconds (ISO 6709)."
        raise ValueError(message)
    parts = match.groups()
    point = Coordinates(_degrees(*parts[:4]), _degrees(*parts[4:]))
    if abs(point.latitude) > 90 or abs(point.longitude) > 180:
        message = f"{text!r} lies beyond the poles or the antimeridian."
        raise ValueError(message)
    return point


def locate(code: str) -> Coordinates | None:
    """Return a point in the place with this ISO 3166 alpha-2 code, None where the table has none.

    Bodies, parts of states and reserved codes (Ascension is no part of Saint Helena's zone) have
    no point. Costs no query.
    """
    return _points().get(code)


@cache
def _points() -> dict[str, Coordinates]:
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    points: dict[str, Coordinates] = {}
    for line in text.splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < _FIELDS:
            continue
        code, point, zone = cells[:_FIELDS]
        if code not in points or PRINCIPAL_ZONES.get(code) == zone:
            points[code] = read_iso_6709(point)
    return points


def _degrees(sign: str, degrees: str, minutes: str, seconds: str | None) -> float:
    size = int(degrees) + int(minutes) / 60 + int(seconds or 0) / 3600
    return round(-size if sign == "-" else size, 4)
