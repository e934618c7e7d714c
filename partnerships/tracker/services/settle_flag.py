"""Say that somebody has looked at what named a former holder."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import HolderFlag
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def settle_flag(flag: HolderFlag, user: User) -> HolderFlag:
    """Settle a flag for `user`; one that was settled already stays as it is."""
    row: HolderFlag = HolderFlag.everything.select_for_update().get(pk=flag.pk)
    if row.settled_on is None:
        row.settled_on = timezone.localdate()
        row.save(update_fields=["settled_on"])
        write_audit(AuditAction.CHANGED, row, user, "settled_on")
    return row
