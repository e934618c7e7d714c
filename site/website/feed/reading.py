"""The changes that a reader asked for, each with the address that its record has today."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet, Value
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Page

from foundation.addresses import AddressBook
from foundation.public_records import is_open
from foundation.text import tidy_line
from reference.models import Jurisdiction, Region, Topic
from website.choices import SearchKind
from website.feed.kinds import FAMILIES
from website.models.record_change import RecordChange
from website.models.search_entry import SearchEntry, SearchMark
from website.words import LONGEST_QUERY, folded_words

#: Entries of a feed; whoever asks often enough misses none.
MOST: Final = 50
#: Values of one parameter that are read.
MOST_VALUES: Final = 20
#: Parameters, as the lists have them, and the marks that they ask for.
MARKS: Final = {
    "country": SearchMark.COUNTRY,
    "region": SearchMark.REGION,
    "topic": SearchMark.TOPIC,
}


@dataclass(frozen=True)
class Wanted:
    """What a reader asked for; what cannot be understood was left out.

    `marks` are pairs of a parameter, such as "country", and a value; `text` holds words that the
    record bears.
    """

    marks: tuple[tuple[str, str], ...]
    families: tuple[str, ...]
    records: tuple[UUID, ...]
    text: str = ""

    @classmethod
    def read(cls, data: QueryDict) -> "Wanted":
        """Read a query string: one query, and none without a place or topic."""
        given = [
            (parameter, value)
            for parameter in MARKS
            for value in _values(data, parameter, upper=parameter == "country")
        ]
        known = _known(given) if given else set()
        text = tidy_line(data.get("q", "")[:LONGEST_QUERY])
        return cls(
            tuple(pair for pair in given if pair in known),
            tuple(each for each in _values(data, "type") if each in SearchKind.values),
            tuple(uid for uid in map(_uid, _values(data, "record")) if uid),
            text if folded_words(text) else "",
        )

    @property
    def query(self) -> list[tuple[str, str]]:
        """The parameters again, in one order, so that the same feed has one address."""
        families = [("type", value) for value in self.families]
        records = [("record", str(uid)) for uid in self.records]
        return [*self.marks, *families, *records, *([("q", self.text)] if self.text else [])]

    @property
    def words(self) -> list[str]:
        """What was asked for, as a title says it: codes and names in addresses."""
        return [value for _parameter, value in self.query]

    def changes(self) -> QuerySet[RecordChange]:
        """Return the changes that answer, newest first."""
        found = public_changes()
        if self.families:
            found = found.filter(family__in=self.families)
        if self.records:
            found = found.filter(record_uid__in=self.records)
        for parameter in dict(self.marks):
            values = [value for name, value in self.marks if name == parameter]
            marked = SearchEntry.objects.filter(
                marks__name=MARKS[parameter], marks__value__in=values
            )
            found = found.filter(record_uid__in=marked.values("uid"))
        if self.text:
            bearing = SearchEntry.objects.bearing(folded_words(self.text))
            found = found.filter(record_uid__in=bearing.values("uid"))
        return found


def _known(given: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the places, regions and topics among `given` that there are."""
    asked: dict[str, list[str]] = {parameter: [] for parameter in MARKS}
    for parameter, value in given:
        asked[parameter].append(value)
    codes = Jurisdiction.objects.order_by().filter(code__in=asked["country"])
    regions = Region.objects.order_by().filter(slug__in=asked["region"])
    topics = Topic.objects.order_by().filter(slug__in=asked["topic"])
    found = _pairs("country", codes, "code").union(
        _pairs("region", regions, "slug"), _pairs("topic", topics, "slug"), all=True
    )
    return set(found)


def _pairs(parameter: str, rows: QuerySet[Any], field: str) -> QuerySet[Any]:
    return rows.annotate(parameter=Value(parameter)).values_list("parameter", field)


def _values(data: QueryDict, parameter: str, *, upper: bool = False) -> tuple[str, ...]:
    given = (tidy_line(value)[:100] for value in data.getlist(parameter)[:MOST_VALUES])
    values = (value.upper() if upper else value.lower() for value in given)
    return tuple(dict.fromkeys(value for value in values if value))


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def public_changes() -> QuerySet[RecordChange]:
    """Return the changes that the public may hear of: none of a list that is private."""
    closed = [family for model, family in FAMILIES.items() if not is_open(model)]
    changes = RecordChange.objects.all()
    return changes.exclude(family__in=closed) if closed else changes


def with_addresses(
    changes: Iterable[RecordChange], book: AddressBook
) -> list[tuple[RecordChange, str]]:
    """Return the changes, each with the path of its record today.

    A record that is gone has its permanent address, which says so. Costs three queries, however
    many changes there are.
    """
    found = list(changes)
    entries = SearchEntry.objects.filter(uid__in={change.record_uid for change in found})
    by_uid = {entry.uid: entry for entry in entries.select_related("record_type")}
    pages = _pages(by_uid.values())
    return [
        (change, _path(by_uid.get(change.record_uid), pages, book) or _permanent(change))
        for change in found
    ]


def _pages(entries: Iterable[SearchEntry]) -> dict[str, Page]:
    """Return the pages by key; that they have an entry means that the public may see them."""
    keys = [entry.record_key for entry in entries if issubclass(entry.record_model, Page)]
    pages = Page.objects.live().filter(pk__in=keys) if keys else ()
    return {str(page.pk): page for page in pages}


def _path(entry: SearchEntry | None, pages: dict[str, Page], book: AddressBook) -> str | None:
    if entry is None:
        return None
    if issubclass(entry.record_model, Page):
        return book.path(pages.get(entry.record_key))
    root = book.list_path(entry.record_model)
    return None if root is None else f"{root}{entry.rest_of_path}"


def _permanent(change: RecordChange) -> str:
    if change.family in {SearchKind.CASE_STUDY, SearchKind.PAGE}:
        return "/"
    return reverse("permanent_address", args=[change.record_uid])
