"""Narrowing laws by the status they have today."""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.facets import ChoiceFacet, Records
from legislation.services.true_status import count_by_status, matching_status


@dataclass(eq=False)
class StatusFacet(ChoiceFacet):
    """Statuses; the few that the calendar overtook since the last save are computed afresh."""

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the laws that have one of these statuses today."""
        return matching_status(records, values)

    def counts(self, records: Records) -> dict[str, int]:
        """Return the number of laws by the status they have today."""
        return count_by_status(records)
