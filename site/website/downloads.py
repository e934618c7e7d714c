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
from exchange.columns import PLACE_CODES, Column, address_column
from exchange.formats import Table, table_response
from exchange.value_kinds import ValueKind
from foundation.addresses import AddressBook
from legislation import api as legislation_api
from partnerships.register import api as register_api
from reference.choices import JurisdictionKind
from stewardship.models import Source
from website.citations.lists import about_list, publisher_of

Records = QuerySet[Any]


def _no_sources(_record: Any) -> Iterable[Source]:
    return ()


@dataclass(frozen=True)
class Download:
    """What a list is called as a file, its public columns, and what they need loaded.

    `sources` returns the sources that a loaded record rests on.
    """

    title: Any
    columns: tuple[Column, ...]
    load: Callable[[Records], Iterable[Any]] = lambda records: records
    sources: Callable[[Any], Iterable[Source]] = _no_sources

    def __call__(
        self,
        wanted: str,
        records: Records,
        request: HttpRequest,
        filters: Iterable[str] = (),
    ) -> HttpResponseBase | None:
        """Return `records` as a file in the format `wanted`, None when there is no such format.

        The public address of each record stands beside its other columns. `filters` say in words
        what the list was narrowed by.
        """
        rows, title = self.load(records), str(self.title)

        def publishers() -> Iterable[str]:
            return (publisher_of(source) for row in rows for source in self.sources(row))

        table = Table(
            columns=self.public_columns(AddressBook.of(request).full_url),
            rows=rows,
            title=title,
            as_of=timezone.localdate(),
            about=about_list(title, request, filters, publishers),
        )
        return table_response(wanted, table)

    def public_columns(self, address: Callable[[Any], str | None]) -> tuple[Column, ...]:
        """Return the columns of the file, with the address of each record."""
        return (*self.columns, address_column(address))


PLACE_COLUMNS = (
    Column(
        "code",
        _("Code"),
        lambda place: place.code,
        _("The code by which this site, its files and its addresses name the place."),
        ValueKind.CODE,
        standard=PLACE_CODES,
    ),
    Column("name", _("Name"), lambda place: place.name, _("The usual name in English.")),
    Column(
        "official_name",
        _("Official name"),
        lambda place: place.official_name,
        _("The full name in English."),
    ),
    Column(
        "kind",
        _("Kind"),
        lambda place: place.get_kind_display(),
        _("Whether it is a state, a territory, a part of a state or a body."),
        allowed=JurisdictionKind,
    ),
    Column(
        "iso_alpha2",
        _("ISO alpha-2"),
        lambda place: place.iso_alpha2,
        _("Its code of two letters. Empty: ISO gives it none."),
        ValueKind.CODE,
        standard="ISO 3166-1 alpha-2",
    ),
    Column(
        "iso_alpha3",
        _("ISO alpha-3"),
        lambda place: place.iso_alpha3,
        _("Its code of three letters. Empty: ISO gives it none."),
        ValueKind.CODE,
        standard="ISO 3166-1 alpha-3",
    ),
    Column(
        "region",
        _("Region"),
        lambda place: place.region.name if place.region else "",
        _("The region of the world in which it lies."),
        standard="UN M49",
    ),
    Column(
        "sovereign",
        _("Sovereign state"),
        lambda p: p.sovereign.code if p.sovereign else "",
        _("The code of the state that it belongs to. Empty: none."),
        ValueKind.CODE,
        standard=PLACE_CODES,
    ),
    Column(
        "official_languages",
        _("Official languages"),
        lambda place: [each.tag for each in place.official_languages.all()],
        _("The languages that its state uses in law."),
        ValueKind.LANGUAGE,
        is_list=True,
    ),
    Column(
        "population",
        _("Population"),
        lambda place: place.population,
        _("The number of its people."),
        ValueKind.NUMBER,
    ),
    Column(
        "population_year",
        _("Year of that figure"),
        lambda place: place.population_year,
        _("The year for which the number holds."),
        ValueKind.YEAR,
    ),
    Column(
        "population_source",
        _("Source of that figure"),
        lambda p: p.population_source,
        _("Who counted or estimated it."),
    ),
)

TOPIC_COLUMNS = (
    Column("name", _("Name"), lambda topic: topic.name, _("What the topic is called.")),
    Column(
        "definition",
        _("Definition"),
        lambda topic: topic.definition,
        _("What belongs to it, and what does not."),
    ),
)

LAWS = Download(
    _("Laws"), legislation_api.COLUMNS, legislation_api.load, legislation_api.sources_of
)
FRAMEWORKS = Download(
    _("Scorecards"), legislation_api.FRAMEWORK_COLUMNS, legislation_api.load_frameworks
)
PORTALS = Download(
    _("Reporting portals"),
    register_api.PORTAL_COLUMNS,
    register_api.load_portals,
    register_api.sources_of_portal,
)
PARTNERS = Download(
    _("Partners"),
    register_api.PARTNER_COLUMNS,
    register_api.load_partners,
    register_api.sources_of,
)
FORUMS = Download(
    _("Forums"), register_api.FORUM_COLUMNS, register_api.load_forums, register_api.sources_of
)
EDITIONS = Download(
    _("Meetings"),
    register_api.EDITION_COLUMNS,
    register_api.load_editions,
    register_api.sources_of,
)
CASE_STUDIES = Download(
    _("Case studies"), casestudies_api.COLUMNS, casestudies_api.load, casestudies_api.sources_of
)
PLACES = Download(
    _("Places"),
    PLACE_COLUMNS,
    lambda places: places.select_related("region", "sovereign").prefetch_related(
        "official_languages"
    ),
)
TOPICS = Download(_("Topics"), TOPIC_COLUMNS)
#: What files are called that hang on a law, or on the register of mentions.
MENTIONS_TITLE = _("Cited in law")
PARTIES_TITLE = _("Parties to a treaty")
#: Every list that is handed out, in the order in which the guide to the data tells of them.
DOWNLOADS = (
    LAWS,
    PORTALS,
    PARTNERS,
    FORUMS,
    EDITIONS,
    CASE_STUDIES,
    FRAMEWORKS,
    PLACES,
    TOPICS,
)
