"""Keep when we were last in contact with a partner, and with anything below it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from partnerships.register.models import Organisation
from partnerships.tracker.choices import InteractionState, Visibility
from partnerships.tracker.models import Interaction, Relationship
from partnerships.tracker.services.find_family import find_above, find_units


@transaction.atomic
def roll_up_contact(relationship: Relationship) -> None:
    """Bring up to date the last contact of a relationship, and of those with bodies above it.

    Only a held contact in which both sides spoke counts. What is confidential counts for nobody
    who may not see it: neither an interaction narrower than its relationship, nor a confidential
    relationship.
    """
    bodies = lock_bodies(relationship.organisation)
    own = Interaction.everything.filter(
        relationship=relationship,
        state=InteractionState.HELD,
        is_two_way=True,
        visibility__in={Visibility.STAFF, relationship.visibility},
    ).aggregate(latest=Max("on"))["latest"]
    Relationship.everything.filter(pk=relationship.pk).update(last_contact_on=own)
    _note_below(bodies)


@transaction.atomic
def roll_up_from(organisation: Organisation) -> None:
    """Bring up to date the last contact with a body and what is below it, and so of all above."""
    _note_below(lock_bodies(organisation))


def lock_bodies(organisation: Organisation) -> frozenset[int]:
    """Return the keys of a body and those above it, whose relationships are locked, in one order.

    Whoever locks one of them and rolls up later has to begin with this.
    """
    bodies = frozenset({organisation.pk, *find_above(organisation)})
    rows = Relationship.everything.select_for_update().filter(organisation__in=bodies)
    list(rows.order_by("pk").values_list("pk"))
    return bodies


def _note_below(bodies: frozenset[int]) -> None:
    """Write the latest contact with each body or anything below it into its relationships.

    A body without a relationship is no gap: what is below it counts for what is above it.
    """
    known = Relationship.everything.filter(organisation__in=bodies).order_by("pk")
    rows = list(known.only("organisation", "last_contact_on", "last_contact_below_on"))
    if not rows:
        return
    units = find_units({row.organisation_id for row in rows})
    latest = _open_contacts(frozenset().union(*units.values()))
    for row in rows:
        days = [latest.get(unit) for unit in units[row.organisation_id]]
        day = max(filter(None, [row.last_contact_on, *days]), default=None)
        if day != row.last_contact_below_on:
            Relationship.everything.filter(pk=row.pk).update(last_contact_below_on=day)


def _open_contacts(bodies: frozenset[int]) -> dict[int, date]:
    """Return the last contact with each body of which everybody may know."""
    rows: Any = Relationship.everything.filter(
        organisation__in=bodies, visibility=Visibility.STAFF, last_contact_on__isnull=False
    )
    return dict(rows.order_by().values_list("organisation").annotate(latest=Max("last_contact_on")))
