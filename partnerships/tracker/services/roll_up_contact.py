"""Keep when we were last in contact with a partner, and with anything below it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from partnerships.register.models import Organisation
from partnerships.tracker.choices import InteractionState, Visibility
from partnerships.tracker.models import Interaction, Relationship


@transaction.atomic
def roll_up_contact(relationship: Relationship) -> None:
    """Bring up to date the last contact of a relationship, and of those with bodies above it.

    Only a held contact in which both sides spoke counts. What is confidential counts for nobody
    who may not see it: neither an interaction narrower than its relationship, nor a confidential
    unit. Two bodies that contain each other are each looked at once.
    """
    own = _latest(
        Interaction.everything.filter(
            relationship=relationship,
            state=InteractionState.HELD,
            is_two_way=True,
            visibility__in={Visibility.STAFF, relationship.visibility},
        ),
        "on",
    )
    Relationship.everything.filter(pk=relationship.pk).update(last_contact_on=own)
    organisation: Organisation | None = relationship.organisation
    seen: set[int] = set()
    while organisation is not None and organisation.pk not in seen:
        seen.add(organisation.pk)
        _note_below(organisation)
        organisation = organisation.parent


def _note_below(organisation: Organisation) -> None:
    """Write the latest contact with a body or its units into the relationships with the body."""
    here = Relationship.everything.filter(organisation=organisation)
    units = Relationship.everything.filter(
        organisation__parent=organisation, visibility=Visibility.STAFF
    )
    below = _latest(units, "last_contact_below_on")
    open_here = _latest(here.filter(visibility=Visibility.STAFF), "last_contact_on")
    for relationship in here.order_by("pk"):
        days = [day for day in (relationship.last_contact_on, open_here, below) if day]
        here.filter(pk=relationship.pk).update(last_contact_below_on=max(days, default=None))


def _latest(rows: Any, name: str) -> date | None:
    found: date | None = rows.aggregate(latest=Max(name))["latest"]
    return found
