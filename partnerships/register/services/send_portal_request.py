"""Take in what somebody writes who wants a portal: one row inserted, nothing read."""

from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.db import IntegrityError, transaction

from partnerships.register.models import PortalRequest

LONGEST_MESSAGE: Final = 4000


def send_portal_request(stamp: str, words: dict[str, Any]) -> None:
    """Insert a request; sent twice, it is inserted once.

    `words` holds the fields of `PortalRequest` as typed, with the consent without which no row
    is kept; `stamp` is that of the form, from which and the message the key is made, so that a
    second press of the button meets the first row.
    """
    key = uuid5(NAMESPACE_URL, f"{stamp}\n{words['message']}")
    try:
        with transaction.atomic():
            PortalRequest.objects.create(uid=key, has_consent=True, **words)
    except IntegrityError:
        return
