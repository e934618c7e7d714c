"""Narrowing a list by where its records stand with their reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.facets import ChoiceFacet, Records
from stewardship.choices import VerificationState
from stewardship.querysets import is_current, is_past_due, is_unseen


@dataclass(eq=False)
class ReviewFacet(ChoiceFacet):
    """Checked and current, due for review, or not yet verified, as of today."""

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the records that stand as one of `values` says."""
        conditions = {
            VerificationState.CURRENT: is_current(),
            VerificationState.DUE: is_past_due(),
            VerificationState.NOT_VERIFIED: is_unseen(),
        }
        found = Q()
        for value in values:
            found |= conditions[VerificationState(value)]
        return records.filter(found)

    def counts(self, records: Records) -> dict[str, int]:
        """Return the number of records by state, in one query."""
        verified: Any = records
        return {state: number for state, number in verified.count_by_review().items() if number}


def review_facet() -> ReviewFacet:
    """Return the facet of reviews."""
    return ReviewFacet(
        "review",
        _("Review"),
        lookup="next_review_on",
        choices=lambda: {
            VerificationState.CURRENT.value: _("Checked and current"),
            VerificationState.DUE.value: _("Due for review"),
            VerificationState.NOT_VERIFIED.value: _("Not yet verified"),
        },
    )
