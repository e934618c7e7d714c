"""The register of mentions in law: its heading, its map and its files."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchange.formats import Table
from exchange.geojson import Feature, geojson_response, properties_of
from foundation.addresses import AddressBook
from foundation.collation import sort_key
from foundation.facets import Records
from legislation.api import mention_columns
from legislation.services.count_force import with_force
from legislation.services.read_mentions import CitedMention, public_mentions, read_mentions
from reference.models import Jurisdiction
from reference.services.locate_places import locate
from website.citations.lists import list_file
from website.facets.mentions import Cell, MentionList

#: Radius of a point with one mention, in degrees on the map, and of the largest.
SMALLEST: Final = 2.5
LARGEST: Final = 9.0
MERIDIANS: Final = tuple(range(0, 361, 30))
PARALLELS: Final = tuple(range(0, 181, 30))


@dataclass(frozen=True)
class Point:
    """A country on the map: where (equirectangular, degrees), how large, what it says and opens."""

    x: float
    y: float
    radius: float
    code: str
    label: str
    url: str

    @property
    def label_y(self) -> float:
        """Where the code stands: above the point."""
        return round(self.y - self.radius - 1.2, 2)


@dataclass(frozen=True)
class PointMap:
    """What the component `point_map` draws; the places that have no point are named."""

    title: str
    description: str
    points: list[Point]
    without: list[str]
    meridians: tuple[int, ...] = MERIDIANS
    parallels: tuple[int, ...] = PARALLELS


def listed_mentions() -> Records:
    """Return the public mentions, with whether each binds today."""
    return with_force(public_mentions())


def mentions_of(place: Jurisdiction) -> list[CitedMention]:
    """Return where the law of a place names us."""
    return read_mentions(public_mentions().filter(instrument__jurisdiction=place))


def count_words(listing: MentionList) -> str:
    """Return "12 provisions in 7 countries", bodies said where there are any."""
    cells = listing.cells
    number = _number_of_provisions(listing.records) if cells else 0
    countries = len({cell.code for cell in cells if cell.is_country})
    bodies = len({cell.code for cell in cells if not cell.is_country})
    places = ngettext("%(number)d country", "%(number)d countries", countries) % {
        "number": countries
    }
    if bodies:
        of_bodies = ngettext("%(number)d body", "%(number)d bodies", bodies) % {"number": bodies}
        places = (
            _("%(countries)s and %(bodies)s") % {"countries": places, "bodies": of_bodies}
            if countries
            else of_bodies
        )
    provisions = ngettext("%(number)d provision", "%(number)d provisions", number)
    return _("%(provisions)s in %(places)s") % {
        "provisions": provisions % {"number": number},
        "places": places,
    }


def _number_of_provisions(mentions: Records) -> int:
    return int(mentions.order_by().values("instrument", "provision_uid").distinct().count())


def point_map(cells: Iterable[Cell]) -> PointMap:
    """Return the map of the mentions in these cells; costs no query."""
    numbers: Counter[str] = Counter()
    names: dict[str, str] = {}
    for cell in cells:
        numbers[cell.code] += cell.number
        names[cell.code] = cell.local_name
    most = max(numbers.values(), default=1)
    ordered = sorted(numbers, key=lambda code: (-numbers[code], code))  # small ones lie on top
    points = [_point(code, names[code], numbers[code], most) for code in ordered]
    return PointMap(
        title=_("Where laws name us"),
        description=_(
            "A map of the world with a point in each country, the larger the more mentions. "
            "The table below says the same in words."
        ),
        points=[point for point in points if point is not None],
        without=sorted((names[code] for code in ordered if locate(code) is None), key=sort_key),
    )


def _point(code: str, name: str, number: int, most: int) -> Point | None:
    place = locate(code)
    if place is None:
        return None
    words = ngettext("%(place)s: %(number)d mention", "%(place)s: %(number)d mentions", number)
    return Point(
        x=round(place.longitude + 180, 2),
        y=round(90 - place.latitude, 2),
        radius=round(SMALLEST + (LARGEST - SMALLEST) * (sqrt(number / most) if most > 1 else 0), 2),
        code=code,
        label=words % {"place": name, "number": number},
        url=f"?country={code}",
    )


def anchor_of(row: CitedMention, path: str | None) -> str:
    """Return the address of a mention from that of its law, empty where the law has none."""
    if not path:
        return ""
    return f"{path}#provision-{row.mention.provision_uid}"


def mentions_file(wanted: str, mentions: Records, request: HttpRequest) -> HttpResponseBase | None:
    """Return mentions as a file, None for a format that nobody writes."""
    book = AddressBook.of(request)
    columns = mention_columns(lambda row: anchor_of(row, book.full_url(row.law)))
    table = Table(columns, read_mentions(mentions), _("Cited in law"), timezone.localdate())
    if wanted == "geojson":
        return _map_file(table)
    return list_file(wanted, table, request, lambda row: row.source)


def _map_file(table: Table) -> HttpResponse:
    """Return one feature for each place, with its mentions as the other files say them."""
    rows_of: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    places: dict[Any, Jurisdiction] = {}
    for row, values in zip(table.rows, table.values(), strict=True):
        place = row.law.jurisdiction
        places[place.code] = place
        rows_of[place.code].append(properties_of(table.keys, values))
    features = [_feature(places[code], rows) for code, rows in rows_of.items()]
    return geojson_response(features, table.title, table.as_of)


def _feature(place: Jurisdiction, rows: list[dict[str, Any]]) -> Feature:
    return Feature(
        key=place.code,
        point=locate(place.code),
        properties={
            "name": place.name,
            "code": place.code,
            "kind": place.kind,
            "count": len(rows),
            "mentions": rows,
        },
    )
