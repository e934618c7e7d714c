"""What ends the sessions of an account, beside what `User.save` sees."""

from typing import Any

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from accounts.models import User

_CHANGES = {"post_add", "post_remove", "pre_clear"}


@receiver(m2m_changed, sender=User.groups.through)
def end_sessions_when_roles_change(
    *,
    instance: Any,
    action: str,
    reverse: bool,
    pk_set: set[int] | None,
    **_kwargs: Any,
) -> None:
    """A colleague whose roles changed signs in again, under the new ones."""
    if action not in _CHANGES or pk_set == set():
        return
    if not reverse:
        instance.end_sessions()
    elif pk_set is not None:
        User.objects.filter(pk__in=pk_set).end_sessions()
    else:
        instance.user_set.all().end_sessions()
