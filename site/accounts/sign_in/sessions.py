"""What a session must prove: how it signed in, and that it is neither idle nor too old."""

import time

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

SIGNED_IN_AT = "signed_in_at"
LAST_SEEN_AT = "last_seen_at"
#: Activity is noted at most this often, to spare a write per request.
_NOTED_EVERY = 60


def begin(session: SessionBase) -> None:
    """Note the moment of sign-in."""
    session[SIGNED_IN_AT] = session[LAST_SEEN_AT] = int(time.time())


def is_over(session: SessionBase) -> bool:
    """Say whether a signed-in session was idle too long or is too old."""
    now = time.time()
    return (
        now - session.get(LAST_SEEN_AT, 0) > settings.SESSION_IDLE_SECONDS
        or now - session.get(SIGNED_IN_AT, 0) > settings.SESSION_ABSOLUTE_SECONDS
    )


def touch(session: SessionBase) -> None:
    """Note that a person did something."""
    now = int(time.time())
    if now - session.get(LAST_SEEN_AT, 0) >= _NOTED_EVERY:
        session[LAST_SEEN_AT] = now


def used_second_factor(request: HttpRequest) -> bool:
    """Say whether this session's sign-in used a second factor or a passkey."""
    return any(
        record.get("method") == "mfa"
        for record in get_authentication_records(request, request.user)
    )
