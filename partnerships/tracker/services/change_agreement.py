"""Change what is written of an agreement."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import Organisation
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Agreement
from partnerships.tracker.services.changed_fields import changed_fields
from partnerships.tracker.services.check_agreement import check_agreement, check_still_seen
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.name_signatory import name_signatory
from partnerships.tracker.services.write_audit import write_audit

_SIGNING = ("signed_by_them_on", "their_post_id")


@transaction.atomic
def change_agreement(
    agreement: Agreement,
    user: User,
    parties: Iterable[Organisation] = (),
    named: Iterable[User] = (),
) -> Agreement:
    """Save an agreement that `user` may change; raises ValidationError by field.

    Once somebody amended it, only an amendment moves its end. A termination in the meantime stays.
    """
    parties, named = list(parties), list(named)
    before: Agreement = locked(agreement)
    agreement.terminated_on = before.terminated_on
    agreement.termination_reason = before.termination_reason
    check_agreement(agreement, user, parties, named, before)
    if agreement.ends_on != before.ends_on and agreement.amendments.exists():
        raise ValidationError({"ends_on": _("It was amended: only an amendment moves its end.")})
    if any(getattr(agreement, name) != getattr(before, name) for name in _SIGNING):
        name_signatory(agreement)
    changed = changed_fields(agreement, before)
    agreement.save()
    for name, rows in (("parties", parties), ("named_people", named)):
        if {row.pk for row in rows} != set(getattr(agreement, name).values_list("pk", flat=True)):
            getattr(agreement, name).set(rows)
            changed.append(name)
    check_still_seen(agreement, user)
    if changed:
        write_audit(AuditAction.CHANGED, agreement, user, ", ".join(changed))
    return agreement
