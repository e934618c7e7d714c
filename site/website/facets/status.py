"""Narrowing laws by their status as of today."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foundation.facets import ChoiceFacet
from legislation.choices import InstrumentStatus


@dataclass(eq=False)
class StatusFacet(ChoiceFacet):
    """Statuses; the few that the calendar overtook since the last save are computed afresh."""

    @cached_property
    def labels(self) -> dict[str, Any]:
        """Every status."""
        return dict(InstrumentStatus.choices)
