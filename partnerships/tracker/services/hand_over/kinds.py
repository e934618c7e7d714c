"""What a colleague may have: each kind of thing, and the field that says whose it is."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import EnquiryState, InteractionState
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Enquiry,
    Interaction,
    Relationship,
    TrackerModel,
)
from partnerships.tracker.querysets import EVERYTHING

_PARTNER: Final = ("relationship__organisation", "relationship__portal")


@dataclass(frozen=True)
class HandOverKind:
    """One kind of thing that is handed over.

    `holder` is the field with the colleague, `named_people` if they are one of several; `still`
    narrows to what is still to be dealt with: what is over stays with who did it.
    """

    key: str
    label: Any
    model: type[TrackerModel]
    holder: str
    still: Q = EVERYTHING
    load: tuple[str, ...] = _PARTNER

    def rows(self, viewer: User) -> QuerySet[Any]:
        """Return all rows of this kind that `viewer` may see, whoever has them."""
        rows: QuerySet[Any] = self.model.objects.visible_to(viewer).filter(self.still)
        return rows

    @property
    def is_named(self) -> bool:
        """Whether the colleague is one of the named people, who are several."""
        return self.holder == "named_people"

    @property
    def decides_team(self) -> bool:
        """Whether the colleague's team may see the row, if it is for their team."""
        return self.holder == "owner"


KINDS: Final[dict[str, HandOverKind]] = {
    kind.key: kind
    for kind in (
        HandOverKind(
            "relationships",
            _("Partners owned"),
            Relationship,
            "owner",
            load=("organisation", "portal"),
        ),
        HandOverKind(
            "deputies",
            _("Partners as deputy"),
            Relationship,
            "deputy",
            load=("organisation", "portal"),
        ),
        HandOverKind(
            "interactions",
            _("Planned interactions"),
            Interaction,
            "owner",
            Q(state=InteractionState.PLANNED),
        ),
        HandOverKind(
            "commitments",
            _("Open commitments"),
            Commitment,
            "responsible",
            Q(kept_on=None, dropped_on=None),
        ),
        HandOverKind(
            "actions",
            _("Open action points"),
            ActionPoint,
            "assignee",
            Q(done_on=None, dropped_on=None),
        ),
        HandOverKind("agreements", _("Agreements"), Agreement, "owner"),
        HandOverKind(
            "enquiries",
            _("Enquiries in hand"),
            Enquiry,
            "owner",
            Q(state=EnquiryState.IN_HAND),
            ("request", *_PARTNER),
        ),
        HandOverKind(
            "named_relationships",
            _("Partners open to them by name"),
            Relationship,
            "named_people",
            load=("organisation", "portal"),
        ),
        HandOverKind(
            "named_interactions",
            _("Interactions open to them by name"),
            Interaction,
            "named_people",
        ),
        HandOverKind(
            "named_agreements", _("Agreements open to them by name"), Agreement, "named_people"
        ),
        HandOverKind(
            "named_enquiries",
            _("Enquiries open to them by name"),
            Enquiry,
            "named_people",
            load=("request", *_PARTNER),
        ),
    )
}


def items_of(kind: HandOverKind, colleague: User, viewer: User) -> QuerySet[Any]:
    """Return what a colleague has of one kind, as far as `viewer` may see it."""
    rows = kind.rows(viewer).filter(**{kind.holder: colleague})
    return rows.select_related(*kind.load).order_by("pk")
