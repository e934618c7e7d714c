"""Find what a record is called in addresses today, by what it was called in them before."""

from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect

from foundation.addresses import AddressBook
from website.models import Withdrawal


def names_today(model: type[Model], *names: str) -> list[str]:
    """Return the names in the address of a record today, by those it had; nothing for none.

    They are read from the redirect that leads from its old page: what stands under other addresses
    of ours, such as a card in a frame, follows it.
    """
    with translation.override(settings.LANGUAGE_CODE):
        root = AddressBook().list_path(model)
    if root is None:
        return []
    old = Redirect.normalise_path(f"{root}{'/'.join(names)}/")
    redirect = Redirect.objects.filter(old_path=old).first()
    link = (redirect.link if redirect else None) or ""
    found = link.removeprefix(root).strip("/").split("/") if link.startswith(root) else []
    return found if len(found) == len(names) else []


def survivor_of(uid: Any) -> Any:
    """Return the identifier of the record with which a record was merged, None for any other."""
    gone = Withdrawal.objects.filter(uid=uid, survivor_uid__isnull=False)
    return gone.values_list("survivor_uid", flat=True).first()
