"""Delete by rule what readers' reports must not keep: hazardous ones, and addresses of people."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from stewardship.models import ErrorReport

#: A report marked as hazardous is deleted this long after it was marked.
HAZARDOUS_KEPT: Final = timedelta(days=14)
#: The address for an answer is deleted this long after the report was dealt with,
REPLY_KEPT: Final = timedelta(days=90)
#: or after it was sent, whatever came of it.
REPLY_KEPT_AT_MOST: Final = timedelta(days=365)


def purge_reports(write: Callable[[str], None], now: datetime | None = None) -> None:
    """Delete what is over its time, with its lines in the log; say how much."""
    at = now or timezone.now()
    hazardous = ErrorReport.objects.filter(is_hazardous=True, answered_at__lte=at - HAZARDOUS_KEPT)
    keys = [str(key) for key in hazardous.values_list("pk", flat=True)]
    deleted, _by_model = ErrorReport.objects.filter(pk__in=keys).delete()
    ModelLogEntry.objects.filter(
        content_type__app_label="stewardship",
        content_type__model="errorreport",
        object_id__in=keys,
    ).update(label="")
    over = Q(answered_at__lte=at - REPLY_KEPT) | Q(sent_at__lte=at - REPLY_KEPT_AT_MOST)
    forgotten = ErrorReport.objects.filter(over).exclude(reply_to="").update(reply_to="")
    write(f"{deleted} hazardous reports deleted, {forgotten} addresses for an answer forgotten")
