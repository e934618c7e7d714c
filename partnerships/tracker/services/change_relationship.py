"""Change what stands about a partner."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.check_relationship import check_relationship, check_still_seen
from partnerships.tracker.services.roll_up_contact import lock_bodies, roll_up_contact
from partnerships.tracker.services.write_audit import write_audit

#: What this changes; a stage is changed by `move_stage` alone, with its day and its reason, and
#: the organisation never: another body is another partner.
FIELDS: Final = (
    "portal",
    "level",
    "owner",
    "deputy",
    "aim",
    "cadence_days",
    "next_step",
    "next_step_on",
    "risk_note",
    "visibility",
)


@transaction.atomic
def change_relationship(
    relationship: Relationship,
    values: Mapping[str, Any],
    user: User,
    *,
    named: Iterable[User] | None = None,
) -> Relationship:
    """Return the relationship with these values; the audit log has the names of what changed.

    `named` are the people named beside its owner, None for those who are. Raises ValidationError
    by field, PermissionDenied for whoever may not change it. Nothing is written when nothing
    changed.
    """
    editable = Relationship.objects.editable_by(user).filter(pk=relationship.pk)
    if not editable.exists():
        raise PermissionDenied
    lock_bodies(relationship.organisation)
    rows = Relationship.everything.select_for_update(of=("self",))
    row: Relationship = rows.select_related("organisation").get(pk=relationship.pk)
    people = list(row.named_people.all())
    wanted = people if named is None else list(named)
    changed = [name for name in FIELDS if name in values and getattr(row, name) != values[name]]
    for name in changed:
        setattr(row, name, values[name])
    if {each.pk for each in people} != {each.pk for each in wanted}:
        changed.append("named_people")
    check_relationship(row, wanted)
    if not changed:
        return row
    row.save()
    row.named_people.set(wanted)
    check_still_seen(row, user)
    if "visibility" in changed:
        roll_up_contact(row)
    write_audit(AuditAction.CHANGED, row, user, ", ".join(changed))
    return row
