"""Addresses of readers: which ones are taken, how they are compared, and how they are shown."""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

#: Letters, figures and the marks that mailboxes bear; no quotes, spaces or signs that steer.
_PLAIN: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+")


def check_mailbox(address: str) -> None:
    """Raise ValidationError for an address that could be read as more than one address."""
    if not _PLAIN.fullmatch(address):
        raise ValidationError(_("This is no e-mail address: correct it."))


def tidy_mailbox(address: str) -> str:
    """Return an address as it is kept: its host in small letters, which mean nothing there."""
    name, _at, host = address.strip().rpartition("@")
    return f"{name}@{host.lower()}"


def mailbox_key(address: str) -> str:
    """Return what is the same for the same mailbox, and from which nobody learns the address."""
    return salted_hmac("website.alerts.mailbox", address.casefold(), algorithm="sha256").hexdigest()


def household_key(address: str) -> str:
    """Return what is the same for all addresses by which one mailbox is commonly reached.

    Many servers bring "ann+anything@…" to Ann: a limit by address alone would not guard her.
    """
    name, _at, host = address.rpartition("@")
    return mailbox_key(f"{name.partition('+')[0] or name}@{host}")


def masked(address: str) -> str:
    """Return an address so that nobody can write to it: "a***@example.org"."""
    name, _at, host = address.rpartition("@")
    return f"{name[:1]}***@{host}" if name else ""
