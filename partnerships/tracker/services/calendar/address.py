"""Make and revoke the secret address of a calendar, and find whose it is.

Whoever knows the address reads the calendar without signing in. Of the secret in it, 256 bits of
chance, only the SHA-256 is kept: it is shown once and cannot be read off the database. A secret is
looked up by its digest, so that how long that takes tells nothing about any other.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import CalendarFeed
from partnerships.tracker.querysets import may
from partnerships.tracker.services.write_audit import write_audit

_BYTES: Final = 32
#: A calendar program asks often: when it last did is noted once in this time.
_NOTED_EVERY: Final = timedelta(minutes=15)


@transaction.atomic
def make_address(user: User) -> str:
    """Return a new secret for the calendar of `user`; one made earlier no longer leads anywhere."""
    secret = secrets.token_urlsafe(_BYTES)
    values = {
        "digest": _digest(secret),
        "session_epoch": user.session_epoch,
        "made_at": timezone.now(),
        "asked_at": None,
    }
    feed, is_new = CalendarFeed.objects.update_or_create(user=user, defaults=values)
    write_audit(AuditAction.FEED_MADE, feed, user, "made" if is_new else "renewed")
    return secret


@transaction.atomic
def revoke_address(user: User) -> bool:
    """End the address of `user`; return whether there was one."""
    feed = CalendarFeed.objects.select_for_update().filter(user=user).first()
    if feed is None:
        return False
    write_audit(AuditAction.FEED_REVOKED, feed, user)
    feed.delete()
    return True


def feed_of(user: User) -> CalendarFeed | None:
    """Return what is known of the address of `user`, None if there is none."""
    return CalendarFeed.objects.filter(user=user).first()


def find_colleague(secret: str) -> User | None:
    """Return whose calendar it is; None unless that colleague may see the tracker now.

    What ends the sessions of an account, such as a new password or role, ends its address too.
    """
    feed = CalendarFeed.objects.select_related("user").filter(digest=_digest(secret)).first()
    if feed is None or not isinstance(feed.user, User) or not may(feed.user, Right.SEE):
        return None
    if feed.session_epoch != feed.user.session_epoch:
        return None
    _note_asked(feed)
    return feed.user


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _note_asked(feed: CalendarFeed) -> None:
    now = timezone.now()
    if feed.asked_at is None or feed.asked_at < now - _NOTED_EVERY:
        CalendarFeed.objects.filter(pk=feed.pk).update(asked_at=now)
