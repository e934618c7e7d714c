"""The links in messages: signed, each good for one purpose, without anything personal.

Whoever holds one has read the mail. What a link needs stands in it, since the public service may
not look it up; an address of a person never does, for addresses of pages end up in logs.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.core import signing
from django.utils import timezone

CONFIRM: Final = "website.alerts.confirm"
END: Final = "website.alerts.end"
#: Longer texts are none of ours, and not even looked at.
LONGEST: Final = 2000


class BadLinkError(ValueError):
    """A link that we did not make, or not for this purpose."""


class OldLinkError(BadLinkError):
    """A link of ours whose time is over."""


@dataclass(frozen=True)
class Confirmation:
    """What a link to confirm says: which subscription, to what, how often, until when it holds."""

    subscription: UUID
    query: str
    rhythm: str
    until: datetime

    @property
    def token(self) -> str:
        """The text that stands in the address."""
        values = [str(self.subscription), self.query, self.rhythm, int(self.until.timestamp())]
        return signing.dumps(values, salt=CONFIRM, compress=True)

    @classmethod
    def read(cls, token: str) -> "Confirmation":
        """Read a token; raises BadLinkError, or OldLinkError after its time."""
        subscription, query, rhythm, until = _read(token, CONFIRM)
        ends = datetime.fromtimestamp(until, tz=timezone.get_default_timezone())
        if timezone.now() > ends:
            raise OldLinkError(token)
        return cls(UUID(subscription), query, rhythm, ends)


def end_token(subscription: UUID) -> str:
    """Return the token by which a subscription is ended; it holds for ever."""
    return signing.dumps([str(subscription)], salt=END)


def read_end_token(token: str) -> UUID:
    """Return the subscription that a token ends; raises BadLinkError."""
    (subscription,) = _read(token, END)
    return UUID(subscription)


def _read(token: str, purpose: str) -> Any:
    try:
        return signing.loads(token[:LONGEST], salt=purpose)
    except signing.BadSignature as error:
        raise BadLinkError(purpose) from error
