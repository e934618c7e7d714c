"""Bring the six groups and their permissions in line with the registry."""

import logging
from collections.abc import Callable, Iterable, Iterator

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.choices import Action, Role
from accounts.roles import grants
from accounts.services import site_grants

logger = logging.getLogger(__name__)

#: Groups that Wagtail's own migrations make and nobody here uses.
STOCK_GROUPS = ("Editors", "Moderators")
#: Who may begin to translate a page; who may change and publish it is said as of every page.
TRANSLATORS = (Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR)
SUBMIT_TRANSLATION = ("wagtail_localize", "submit_translation")


@transaction.atomic
def sync_roles(write: Callable[[str], None] = logger.debug) -> None:
    """Make the groups and set their permissions; run again, it changes nothing.

    Permissions on models that nobody registered stay as an administrator set them.
    """
    Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
    managed = _managed_permissions()
    managed_pks = {permission.pk for permission in managed.values()}
    for role in Role:
        group, _created = Group.objects.get_or_create(name=role.value)
        wanted = {managed[key].pk for key in _wanted(role)}
        kept = set(group.permissions.values_list("pk", flat=True)) - managed_pks
        group.permissions.set(wanted | kept)
        _allow_pages(group, site_grants.PAGES.get(role, ()))
        _allow_media(group, role)
    write(f"Roles: {len(Role)} groups, {len(grants.models())} kinds of record")


def _wanted(role: Role) -> Iterator[tuple[str, str]]:
    """Yield app label and codename of every permission of a role."""
    for model in grants.models():
        for action in grants.actions(model, role):
            yield _key(model, action)
    for model, allowed in site_grants.administration():
        for action in allowed.get(role, ()):
            yield _key(model, action)
    yield ("wagtailadmin", "access_admin")
    if role in TRANSLATORS:
        yield SUBMIT_TRANSLATION


def _key(model: type[models.Model], action: Action) -> tuple[str, str]:
    return model._meta.app_label, f"{action}_{model._meta.model_name}"


def _managed_permissions() -> dict[tuple[str, str], Permission]:
    """Return every permission that the registry decides over, made where it is missing."""
    managed = {}
    for model in (*grants.models(), *(model for model, _allowed in site_grants.administration())):
        content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
        for action in Action:
            app_label, codename = _key(model, action)
            managed[app_label, codename], _created = Permission.objects.get_or_create(
                content_type=content_type,
                codename=codename,
                defaults={"name": f"Can {action} {model._meta.verbose_name}"[:255]},
            )
    for app_label, codename in (("wagtailadmin", "access_admin"), SUBMIT_TRANSLATION):
        managed[app_label, codename] = Permission.objects.get(
            content_type__app_label=app_label, codename=codename
        )
    return managed


def _allow_pages(group: Group, actions: Iterable[str]) -> None:
    root = Page.get_first_root_node()
    for action in actions:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{action}_page"
        )
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _allow_media(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    for model, allowed in site_grants.media():
        for action in allowed.get(role, ()):
            permission = Permission.objects.get(
                content_type__app_label=model._meta.app_label,
                codename=f"{action}_{model._meta.model_name}",
            )
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
