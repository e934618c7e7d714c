"""Give a colleague a role, or take it away."""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.choices import TRACKER_ROLES, Role
from accounts.models import User


def has_role(user: User, *roles: Role) -> bool:
    """Say whether `user` has any of `roles` and may use it now."""
    return user.is_active and user.groups.filter(name__in=roles).exists()


def roles_grantable_by(user: User) -> list[Role]:
    """Return the roles that `user` may give or take.

    An administrator gives the roles of public content, a Partnership manager those that open the
    private tracker.
    """
    roles: list[Role] = []
    if has_role(user, Role.ADMINISTRATOR):
        roles += [role for role in Role if role not in TRACKER_ROLES]
    if has_role(user, Role.MANAGER):
        roles += TRACKER_ROLES
    return roles


@transaction.atomic
def grant_role(user: User, role: Role, *, by: User | None) -> None:
    """Give `role` to `user`: logged, and told to both.

    `by` is None only for the shell command that installs the first manager. Raises
    PermissionDenied when `by` may not give this role.
    """
    _change(user, role, by=by, grants=True)


@transaction.atomic
def revoke_role(user: User, role: Role, *, by: User | None) -> None:
    """Take `role` from `user`: logged, and told to both."""
    _change(user, role, by=by, grants=False)


def _change(user: User, role: Role, *, by: User | None, grants: bool) -> None:
    if by is not None and role not in roles_grantable_by(by):
        raise PermissionDenied
    group = Group.objects.get(name=role.value)
    has_it = user.groups.filter(pk=group.pk).exists()
    if has_it == grants:
        return
    if grants:
        user.groups.add(group)
    else:
        user.groups.remove(group)
    action = "accounts.role.grant" if grants else "accounts.role.revoke"
    log(user, action, user=by, data={"role": role.value})
    _tell(user, role, grants=grants)


def _tell(user: User, role: Role, *, grants: bool) -> None:
    subject = _("You were given a role") if grants else _("A role was taken from you")
    managers = User.objects.active().filter(groups__name=Role.MANAGER)
    tracker_watchers = managers if role in TRACKER_ROLES else User.objects.none()
    recipients = {user.email, *tracker_watchers.values_list("email", flat=True)}
    for recipient in sorted(recipients):
        send_mail(
            subject,
            _("%(role)s: %(name)s") % {"role": role.label, "name": user},
            from_email=None,
            recipient_list=[recipient],
        )
