"""Keep when a record left the public site, for whoever holds its permanent address."""

from typing import Any

from django.utils import timezone

from website.models import Withdrawal


def keep_withdrawal(record: Any, *, previous: Any | None) -> None:
    """Write down that a record left the site, forget it when it comes back; a publish follower."""
    if record.live:
        Withdrawal.objects.filter(uid=record.uid).delete()
    elif previous is not None and previous.live:
        Withdrawal.objects.update_or_create(
            uid=record.uid,
            defaults={"kind": record._meta.label_lower, "withdrawn_at": timezone.now()},
        )
