"""Lead from the addresses of a record that was merged to the record that stays."""

from typing import Any

from django.utils import timezone

from foundation.addresses import AddressBook
from website.models import Withdrawal
from website.services.redirect_old_address import redirect_old_address


def lead_to_survivor(old: Any, new: Any) -> list[str]:
    """Let the permanent and the other addresses of `old` lead to `new`; a succession.

    `old` is about to be deleted. What was never public had no address, and gets none.
    """
    gone = Withdrawal.objects.filter(uid=old.uid)
    if not old.live and not gone.exists():
        return []
    Withdrawal.objects.filter(survivor_uid=old.uid).update(survivor_uid=new.uid)
    Withdrawal.objects.update_or_create(
        uid=old.uid,
        defaults={
            "kind": old._meta.label_lower,
            "withdrawn_at": timezone.now(),
            "survivor_uid": new.uid,
        },
    )
    book = AddressBook()
    here, there = book.future_path(old), book.path(new)
    if there is not None:
        redirect_old_address(here, there)
    return []
