"""Move a relationship to another stage, on a day and for a reason."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, Stage
from partnerships.tracker.models import Relationship, StageChange
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def move_stage(
    relationship: Relationship, to_stage: str, on: date, reason: str, user: User
) -> StageChange:
    """Return the change of stage, written down with its day and its reason.

    Raises ValidationError by field (`to_stage`, `on`, `reason`), PermissionDenied for whoever may
    not change the relationship.
    """
    if not Relationship.objects.editable_by(user).filter(pk=relationship.pk).exists():
        raise PermissionDenied
    row: Relationship = Relationship.everything.select_for_update().get(pk=relationship.pk)
    found = _what_is_wrong(row, to_stage, on, reason)
    if found:
        raise ValidationError(found)
    change: StageChange = StageChange.everything.create(
        relationship=row,
        from_stage=row.stage,
        to_stage=to_stage,
        changed_on=on,
        reason=reason.strip(),
        created_by=user,
    )
    row.stage, row.stage_since = to_stage, on
    row.save(update_fields=["stage", "stage_since"])
    detail = f"{change.from_stage} > {change.to_stage}"
    write_audit(AuditAction.STAGE_MOVED, row, user, detail)
    relationship.stage, relationship.stage_since = row.stage, row.stage_since
    return change


def _what_is_wrong(row: Relationship, to_stage: str, on: date, reason: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if to_stage not in Stage.values:
        found["to_stage"] = _("There is no such stage.")
    elif to_stage == row.stage:
        found["to_stage"] = _("It is in this stage already.")
    latest = StageChange.everything.filter(relationship=row).values_list("changed_on", flat=True)
    since = max([row.stage_since, *latest[:1]])
    if on > timezone.localdate():
        found["on"] = _("This day is yet to come.")
    elif on < since:
        found["on"] = _("The last change was later, on %(day)s.") % {"day": date_format(since)}
    if not reason.strip():
        found["reason"] = _("Say why it moves.")
    return found
