"""How users are asked for and changed in bulk."""

from typing import Any, Self

from django.db import models

#: A change of one of these fields ends every session of the account.
SESSION_FIELDS = frozenset({"is_active", "password", "email"})


class UserQuerySet(models.QuerySet[Any]):
    """Users, whose sessions end when what they may do changes."""

    def active(self) -> Self:
        """Accounts that may sign in."""
        return self.filter(is_active=True)

    def update(self, **kwargs: Any) -> int:
        """Update in bulk; ends the sessions when a field that decides over them is written."""
        if SESSION_FIELDS & kwargs.keys():
            kwargs.setdefault("session_epoch", models.F("session_epoch") + 1)
        return super().update(**kwargs)

    def end_sessions(self) -> int:
        """Raise the counter of these accounts: whoever is signed in must sign in again."""
        return super().update(session_epoch=models.F("session_epoch") + 1)
