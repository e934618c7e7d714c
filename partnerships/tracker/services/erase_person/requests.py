"""Erase the requests for a portal that somebody sent."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import Enquiry, Erasure
from partnerships.tracker.querysets import may
from partnerships.tracker.services.close_forgotten_enquiries import close_forgotten_enquiries
from partnerships.tracker.services.erase_person.remembering import Remembered, remember_later
from partnerships.tracker.services.erase_person.sweeping import sweep_later
from partnerships.tracker.services.write_audit import write_audit


def requests_of(email: str) -> QuerySet[PortalRequest]:
    """Return the requests from an e-mail address, none for an empty one."""
    if not email.strip():
        return PortalRequest.objects.none()
    return PortalRequest.objects.filter(email__iexact=email.strip())


def delete_requests(requests: QuerySet[PortalRequest]) -> int:
    """Delete requests and what was noted of them; return how many."""
    rows = list(requests)
    Enquiry.everything.filter(request__in=rows).update(note="", request=None)
    close_forgotten_enquiries(timezone.localdate())
    PortalRequest.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


@transaction.atomic
def erase_requests(email: str, user: User | None, reason: str) -> int:
    """Return how many requests from an address were erased, each written down.

    Raises ValidationError without a reason, PermissionDenied for whoever may not; `user` is None
    for an erasure that is done again after a restore.
    """
    if user is not None and not may(user, Right.MANAGE):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    if email.casefold() in reason.casefold():
        raise ValidationError({"reason": _("The reason is kept: name nobody in it.")})
    keys: list[Any] = list(requests_of(email).values_list("pk", flat=True))
    number = delete_requests(requests_of(email))
    for key in keys:
        Erasure.everything.create(
            person_uid=key, reason=reason.strip(), counts={"requests": 1}, created_by=user
        )
        remember_later(Remembered(key, reason.strip()))
    if number:
        write_audit(AuditAction.ERASED, PortalRequest, user, f"{number} requests")
        sweep_later()
    return number
