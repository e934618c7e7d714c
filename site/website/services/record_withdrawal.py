"""Keep when a record left the public site, for whoever holds its permanent address."""

from typing import Any

from django.utils import timezone

from website.models import Withdrawal
from website.services.search_source import uid_of


def keep_withdrawal(record: Any, *, previous: Any | None) -> None:
    """Write down that a record left the site, forget it when it comes back; a publish follower."""
    if record.live:
        Withdrawal.objects.filter(uid=record.uid).delete()
    elif previous is not None and previous.live:
        mark_withdrawn(record)


def mark_withdrawn(subject: Any) -> None:
    """Write down that a record or page left the site just now."""
    Withdrawal.objects.update_or_create(
        uid=uid_of(subject),
        defaults={"kind": subject._meta.label_lower, "withdrawn_at": timezone.now()},
    )
