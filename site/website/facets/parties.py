"""Narrowing coming dates by place: what a country does about a treaty is of that country, too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from foundation.facets import Records
from website.facets.marked import MarkedFacet
from website.models.search_entry import SearchMark

#: The countries, as the search knows them, that are going to do something about a treaty.
Parties = Mapping[UUID, frozenset[UUID]]


@dataclass(eq=False)
class PartyFacet(MarkedFacet):
    """Values that a record bears, or a country whose date stands with it."""

    parties: Parties = field(default_factory=dict)

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the records that bear one of `values`, themselves or by a party."""
        own = super().matching(records, values)
        if not self.parties:
            return own
        bearing = self.bearing(values)
        treaties = [uid for uid, parties in self.parties.items() if parties & bearing]
        return records.filter(Q(pk__in=own.values("pk")) | Q(**{f"{self.lookup}__in": treaties}))

    def counts(self, records: Records) -> dict[str, int]:
        """Return the number of records by value, each record once."""
        counts = super().counts(records)
        if not self.parties:
            return counts
        found = set(records.order_by().values_list(self.lookup, flat=True))
        values = self._values()
        for treaty in found & self.parties.keys():
            of_parties = {value for uid in self.parties[treaty] for value in values.get(uid, ())}
            for value in of_parties - values.get(treaty, set()):
                counts[value] = counts.get(value, 0) + 1
        return counts

    def bearing(self, values: Sequence[str]) -> set[UUID]:
        """Return which of the treaties and their parties bear one of `values` themselves."""
        values_of = self._values()
        return {uid for uid, own in values_of.items() if own & set(values)}

    def _values(self) -> dict[UUID, set[str]]:
        uids = {*self.parties, *(uid for each in self.parties.values() for uid in each)}
        marks = SearchMark.objects.filter(name=self.name, entry__uid__in=sorted(uids))
        values: dict[UUID, set[str]] = {}
        for uid, value in marks.values_list("entry__uid", "value"):
            values.setdefault(uid, set()).add(value)
        return values
