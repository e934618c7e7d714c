"""What happens at sign-in, and when a second factor changes."""

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from accounts.sign_in import sessions


@receiver(user_logged_in)
def begin_session(request: HttpRequest, **_kwargs: Any) -> None:
    """Start the clocks of a session."""
    sessions.begin(request.session)


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def end_other_sessions(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """End every session but the one that changed the second factor."""
    account = User.objects.get(pk=user.pk)
    account.end_sessions()
    if request.user.pk == account.pk:
        request.user = account
        update_session_auth_hash(request, account)
