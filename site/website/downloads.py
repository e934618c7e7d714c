"""The lists of the site as files: which columns each family shows, and what they are called.

`registrations.py` registers a `Download` for each family; its list page finds it there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casestudies import api as casestudies_api
from exchange.formats import Column, Table, table_response
from foundation.addresses import AddressBook
from legislation import api as legislation_api
from partnerships.register import api as register_api

Records = QuerySet[Any]


@dataclass(frozen=True)
class Download:
    """What a list is called as a file, its public columns, and what they need loaded."""

    title: Any
    columns: tuple[Column, ...]
    load: Callable[[Records], Iterable[Any]] = lambda records: records

    def __call__(
        self, wanted: str, records: Records, request: HttpRequest
    ) -> HttpResponseBase | None:
        """Return `records` as a file in the format `wanted`, None when there is no such format.

        The public address of each record stands beside its other columns.
        """
        address = Column("address", _("Address"), AddressBook.of(request).full_url)
        table = Table(
            columns=(*self.columns, address),
            rows=self.load(records),
            title=str(self.title),
            as_of=timezone.localdate(),
        )
        return table_response(wanted, table)


PLACE_COLUMNS = (
    Column("code", _("Code"), lambda place: place.code),
    Column("name", _("Name"), lambda place: place.name),
    Column("official_name", _("Official name"), lambda place: place.official_name),
    Column("kind", _("Kind"), lambda place: place.get_kind_display()),
    Column("iso_alpha2", _("ISO alpha-2"), lambda place: place.iso_alpha2),
    Column("iso_alpha3", _("ISO alpha-3"), lambda place: place.iso_alpha3),
    Column("region", _("Region"), lambda place: place.region.name if place.region else ""),
    Column("sovereign", _("Sovereign state"), lambda p: p.sovereign.code if p.sovereign else ""),
    Column(
        "official_languages",
        _("Official languages"),
        lambda place: [each.tag for each in place.official_languages.all()],
    ),
    Column("population", _("Population"), lambda place: place.population),
    Column("population_year", _("Year of that figure"), lambda place: place.population_year),
    Column("population_source", _("Source of that figure"), lambda p: p.population_source),
)

TOPIC_COLUMNS = (
    Column("name", _("Name"), lambda topic: topic.name),
    Column("definition", _("Definition"), lambda topic: topic.definition),
)

LAWS = Download(_("Laws"), legislation_api.COLUMNS, legislation_api.load)
FRAMEWORKS = Download(
    _("Scorecards"), legislation_api.FRAMEWORK_COLUMNS, legislation_api.load_frameworks
)
PORTALS = Download(_("Reporting portals"), register_api.PORTAL_COLUMNS, register_api.load_portals)
PARTNERS = Download(_("Partners"), register_api.PARTNER_COLUMNS, register_api.load_partners)
FORUMS = Download(_("Forums"), register_api.FORUM_COLUMNS, register_api.load_forums)
EDITIONS = Download(_("Meetings"), register_api.EDITION_COLUMNS, register_api.load_editions)
CASE_STUDIES = Download(_("Case studies"), casestudies_api.COLUMNS, casestudies_api.load)
PLACES = Download(
    _("Places"),
    PLACE_COLUMNS,
    lambda places: places.select_related("region", "sovereign").prefetch_related(
        "official_languages"
    ),
)
TOPICS = Download(_("Topics"), TOPIC_COLUMNS)
