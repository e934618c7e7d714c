"""What a reader follows: places, regions, topics, kinds, records and words of a search.

Of one kind any value will do, and of the kinds all must hold: Ghana or Kenya, and laws.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from foundation.addresses import AddressBook
from reference.models import Jurisdiction, Region, Topic
from website.choices import SearchKind
from website.feed.reading import MARKS, Wanted
from website.models import RecordChange, SearchEntry, Withdrawal
from website.search.finding import reachable_entries


@dataclass(frozen=True)
class Part:
    """One value that is followed, in words; `without` is the query string of all others."""

    parameter: str
    label: str
    words: str
    without: str


@dataclass(frozen=True)
class Following:
    """Everything that a reader follows with one subscription; nothing chosen means everything."""

    wanted: Wanted

    @classmethod
    def read(cls, data: QueryDict) -> "Following":
        """Read a query string; what is unknown was left out. Costs three queries at most."""
        wanted = Wanted.read(data)
        if wanted.records:
            wanted = replace(wanted, records=_known(wanted.records))
        return cls(wanted)

    @classmethod
    def of(cls, query: str) -> "Following":
        """Read a query string as `query` writes it."""
        return cls.read(QueryDict(query))

    @classmethod
    def kept(cls, query: str) -> "Following | None":
        """Read what a reader follows already; None if nothing is left of one kind of it.

        Without this a reader of one topic would hear of everything once the topic is gone.
        """
        found = cls.of(query)
        kinds = {parameter for parameter, _value in found.pairs}
        return found if kinds == set(QueryDict(query)) else None

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Parameters and values, in one order."""
        return self.wanted.query

    @property
    def query(self) -> str:
        """The query string: the same whatever the order in which things were chosen."""
        return urlencode(sorted(self.pairs))

    def changes(self) -> QuerySet[RecordChange]:
        """Return the changes that answer, newest first."""
        return self.wanted.changes()

    def minds(self, change: RecordChange, marks: set[tuple[str, str]]) -> bool:
        """Say whether a reader hears that a record was withdrawn, which bore these marks.

        Words of a search find no record that was withdrawn: its words were, too.
        """
        wanted = self.wanted
        if wanted.text or (wanted.families and change.family not in wanted.families):
            return False
        if wanted.records and change.record_uid not in wanted.records:
            return False
        return all(
            any((MARKS[name], value) in marks for name, value in wanted.marks if name == parameter)
            for parameter in dict(wanted.marks)
        )

    def parts(self) -> list[Part]:
        """Return what is followed, value by value, in words; one query for each kind of value."""
        names = dict(_names(self.pairs))
        labels = _labels()
        return [
            Part(
                pair[0],
                labels[pair[0]],
                names.get(pair, pair[1]),
                urlencode([each for each in self.pairs if each != pair]),
            )
            for pair in self.pairs
        ]

    def in_words(self, *, with_typed: bool = True) -> str:
        """Return what is followed in one line: "Country: Ghana or Kenya; Kind: Law".

        Without what was typed where a stranger may have typed it, to have us send it on.
        """
        by_label: dict[str, list[str]] = {}
        for part in self.parts():
            words = (
                part.words if with_typed or part.parameter != "q" else _("those that were typed")
            )
            by_label.setdefault(part.label, []).append(words)
        either = _(" or ")
        found = [f"{label}: {either.join(words)}" for label, words in by_label.items()]
        return "; ".join(found) or _("Everything on this site")


def _labels() -> dict[str, str]:
    return {
        "country": _("Country or body"),
        "region": _("Region"),
        "topic": _("Topic"),
        "type": _("Type"),
        "record": _("Record"),
        "q": _("Words"),
    }


def _names(pairs: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each pair with the name of its value; one query for each kind of value asked for."""
    asked: dict[str, list[str]] = {}
    for parameter, value in pairs:
        asked.setdefault(parameter, []).append(value)
    sources: dict[str, tuple[QuerySet[Any], str, str]] = {
        "country": (Jurisdiction.objects.order_by(), "code", "local_name"),
        "region": (Region.objects.order_by(), "slug", "local_name"),
        "topic": (Topic.objects.order_by(), "slug", "name"),
        "record": (reachable_entries(AddressBook()).order_by(), "uid", "title"),
    }
    for parameter, values in asked.items():
        if parameter in sources:
            rows, key, name = sources[parameter]
            for row in rows.filter(**{f"{key}__in": values}):
                yield (parameter, str(getattr(row, key))), getattr(row, name)
    kinds = dict(SearchKind.choices)
    for value in asked.get("type", ()):
        yield ("type", value), str(kinds[value])


def _known(records: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """Return the records that the public knows or knew, each that was merged as its survivor."""
    survivors = dict(
        Withdrawal.objects.filter(uid__in=records).values_list("uid", "survivor_uid").order_by()
    )
    found = tuple(dict.fromkeys(survivors.get(uid) or uid for uid in records))
    entries = SearchEntry.objects.filter(uid__in=found).values_list("uid", flat=True)
    known = {*survivors, *survivors.values(), *entries}
    return tuple(uid for uid in found if uid in known)
