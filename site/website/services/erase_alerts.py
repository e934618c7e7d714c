"""Delete everything that is kept of an e-mail address, and do it again after a restore."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from foundation.registries import ErasureStep, ErasureWish
from website.alerts.gone import gone, remember_gone
from website.alerts.mailboxes import household_key
from website.models import AlertDelivery, AlertEvent
from website.services.purge_alerts import delete_subscriptions

Write = Callable[[str], None]
#: What the log calls it; the entry says when a subscription was asked for, and not by whom.
REMOVED: Final = "chancery.alert.removed"
MAY_REMOVE: Final = "website.delete_alertevent"


def subscriptions_of(address: str) -> Any:
    """Return what was asked for with exactly this address, however it is spelt."""
    return AlertEvent.objects.subscriptions().filter(email__iexact=address.strip())


@transaction.atomic
def remove_mailbox(address: str, user: Any) -> int:
    """Delete all that is kept of an address; return how many subscriptions that were.

    Raises PermissionDenied for a user who may not.
    """
    if not user.has_perm(MAY_REMOVE):
        raise PermissionDenied
    found = list(subscriptions_of(address))
    for each in found:
        log(each, REMOVED, user=user, deleted=True)
    keys = {each.pk for each in found}
    remember_gone(keys)
    delete_subscriptions(keys)
    AlertDelivery.objects.filter(mailbox=household_key(address.strip())).delete()
    return len(found)


def _erase(wish: ErasureWish, write: Write) -> bool:
    if "@" not in wish.who or not subscriptions_of(wish.who).exists():
        return False
    write(f"{remove_mailbox(wish.who, wish.by)} e-mail alerts erased.")
    return True


def _replay(write: Write, path: Path | None = None) -> None:
    known = AlertEvent.objects.filter(subscription__in=gone(path))
    number = delete_subscriptions(set(known.values_list("subscription", flat=True)))
    write(f"{number} e-mail alerts that had ended or been erased were deleted again.")


ERASURE_STEP = ErasureStep("e-mail alerts", _erase, _replay)
