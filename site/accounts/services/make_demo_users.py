"""One demonstration user per role, for `make run` only."""

import logging
import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from accounts.choices import HEAD_OF_POLICY, Role
from accounts.models import Team, User

logger = logging.getLogger(__name__)

#: Office name, address and roles of every demonstration user.
DEMO_USERS: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("Reader", "reader@example.org", (Role.READER,)),
    ("Policy editor", "policy.editor@example.org", (Role.EDITOR,)),
    ("Policy approver", "policy.approver@example.org", (Role.APPROVER,)),
    ("Partnership officer", "partnership.officer@example.org", (Role.OFFICER,)),
    ("Partnership manager", "partnership.manager@example.org", (Role.MANAGER,)),
    ("Head of policy", "head.of.policy@example.org", HEAD_OF_POLICY),
    ("Administrator", "administrator@example.org", (Role.ADMINISTRATOR,)),
)


@transaction.atomic
def make_demo_users(password: str, write: Callable[[str], None] = logger.debug) -> list[User]:
    """Make the demonstration users with one password; those that exist keep theirs.

    Raises ImproperlyConfigured where demonstration users are not allowed, as in production.
    """
    if not settings.DEMO_USERS_ALLOWED:
        raise ImproperlyConfigured("Demonstration users are not made under production settings.")
    team, _created = Team.objects.get_or_create(name="Policy and partnerships")
    users = []
    for name, email, roles in DEMO_USERS:
        user = User.objects.filter(email=email).first()
        if user is None:
            first, _space, last = name.rpartition(" ")
            user = User.objects.create_user(
                email, password, first_name=first, last_name=last, team=team
            )
            user.groups.set(Group.objects.filter(name__in=roles))
        users.append(user)
        write(f"  {email:36} {' and '.join(role.value for role in roles)}")
    return users


def demo_password(folder: Path | None = None) -> str:
    """Return DEMO_PASSWORD, or a password made once and kept in `var/demo_password`."""
    if settings.DEMO_PASSWORD:
        return str(settings.DEMO_PASSWORD)
    kept = (folder or settings.VAR) / "demo_password"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()
