"""Delete by rule what requests for a portal must not keep: hazardous ones, and people's data."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import AuditAction, EnquiryState
from partnerships.tracker.models import Enquiry
from partnerships.tracker.services.close_forgotten_enquiries import close_forgotten_enquiries
from partnerships.tracker.services.write_audit import write_audit

#: A request marked as hazardous is deleted this long after it was marked.
HAZARDOUS_KEPT: Final = timedelta(days=14)
#: What somebody wrote is deleted this long after the request was dealt with,
REQUEST_KEPT: Final = timedelta(days=365)
#: or after it was sent, whatever came of it. The public form says so.
REQUEST_KEPT_AT_MOST: Final = timedelta(days=730)


@transaction.atomic
def purge_enquiries(write: Callable[[str], None], now: datetime | None = None) -> None:
    """Delete what is over its time; say how much.

    The request goes as a whole, and the note of its enquiry with it; that there was one, what
    became of it and with which partner stays. One still in hand is closed.
    """
    at = now or timezone.now()
    today = timezone.localdate(at)
    marked = Q(state=EnquiryState.HAZARDOUS)
    hazardous = Enquiry.everything.filter(marked, closed_on__lte=today - HAZARDOUS_KEPT)
    over = Enquiry.everything.exclude(marked).filter(
        Q(closed_on__lte=today - REQUEST_KEPT) | Q(request__sent_at__lte=at - REQUEST_KEPT_AT_MOST),
        request__isnull=False,
    )
    dangerous, forgotten = _delete_requests(hazardous), _delete_requests(over)
    hazardous.delete()
    old = PortalRequest.objects.filter(sent_at__lte=at - REQUEST_KEPT_AT_MOST)
    forgotten += _count(old.delete(), PortalRequest)
    close_forgotten_enquiries(today)
    if dangerous or forgotten:
        detail = f"rule: {dangerous} hazardous, {forgotten} over their time"
        write_audit(AuditAction.DELETED, PortalRequest, None, detail)
    write(f"{dangerous} hazardous requests deleted, {forgotten} requests over their time deleted")


def _delete_requests(enquiries: Any) -> int:
    rows = list(enquiries.values_list("pk", "request"))
    Enquiry.everything.filter(pk__in=[key for key, _request in rows]).update(note="", request=None)
    requests = PortalRequest.objects.filter(pk__in=[request for _key, request in rows if request])
    return _count(requests.delete(), PortalRequest)


def _count(deleted: tuple[int, dict[str, int]], model: Any) -> int:
    return deleted[1].get(model._meta.label, 0)
