"""What each of the six roles may do: the table of docs on roles, for every family there is."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import GroupPagePermission, Page

from accounts.choices import HEAD_OF_POLICY, Role
from accounts.roles import grants
from accounts.services.sync_roles import sync_roles
from foundation.models import PublishableRecord
from tests.accounts.conftest import MakeColleague

ACTIONS = {"view", "add", "change", "delete", "publish", "lock", "unlock"}
POLICY = {
    Role.READER: {"view"},
    Role.EDITOR: {"view", "add", "change"},
    Role.APPROVER: ACTIONS,
    Role.OFFICER: {"view"},
    Role.MANAGER: {"view"},
    Role.ADMINISTRATOR: ACTIONS,
}
REGISTER = POLICY | {
    Role.OFFICER: {"view", "add", "change"},
    Role.MANAGER: ACTIONS - {"delete"},
}


def families() -> Iterator[type[models.Model]]:
    """Yield every family of records."""
    for model in apps.get_models():
        if issubclass(model, PublishableRecord):
            yield model


def label(model: type[models.Model]) -> str:
    return model._meta.label_lower


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("family", list(families()), ids=label)
def test_a_role_may_do_what_the_table_says_and_no_more(
    family: type[models.Model], role: Role, colleague: MakeColleague
) -> None:
    table = REGISTER if family._meta.app_label == "partnerships" else POLICY
    user, meta = colleague(role), family._meta
    allowed = {
        action
        for action in ACTIONS
        if user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}")
    }
    assert allowed == table[role]


def test_there_is_a_family_to_check() -> None:
    assert {"legislation.instrument", "partnerships.portal"} <= {label(each) for each in families()}


@pytest.mark.parametrize(
    ("role", "may_edit", "may_publish"),
    [
        (Role.READER, False, False),
        (Role.EDITOR, True, False),
        (Role.APPROVER, True, True),
        (Role.OFFICER, False, False),
        (Role.MANAGER, False, False),
        (Role.ADMINISTRATOR, True, True),
    ],
)
def test_pages_are_edited_by_policy_and_published_by_the_approver(
    role: Role, may_edit: bool, may_publish: bool, colleague: MakeColleague
) -> None:
    home = Page.objects.filter(depth=2).first()
    assert home is not None
    tester = home.permissions_for_user(colleague(role))
    assert (tester.can_edit(), tester.can_publish()) == (may_edit, may_publish)


@pytest.mark.parametrize("role", Role)
def test_everybody_enters_the_admin_and_only_administrators_keep_accounts(
    role: Role, colleague: MakeColleague
) -> None:
    user = colleague(role)
    assert user.has_perm("wagtailadmin.access_admin")
    assert user.has_perm("accounts.change_user") == (role is Role.ADMINISTRATOR)
    assert not user.has_perm("auth.change_group")


def test_a_head_of_policy_publishes_both_policy_and_register(colleague: MakeColleague) -> None:
    user = colleague(*HEAD_OF_POLICY)
    assert user.has_perm("legislation.publish_instrument")
    assert user.has_perm("partnerships.publish_portal")


@pytest.mark.django_db
def test_setting_up_again_changes_nothing() -> None:
    before = set(Group.permissions.through.objects.values_list("group_id", "permission_id"))
    pages = GroupPagePermission.objects.count()
    sync_roles()
    after = set(Group.permissions.through.objects.values_list("group_id", "permission_id"))
    assert (after, GroupPagePermission.objects.count()) == (before, pages)


@pytest.mark.django_db
def test_a_right_given_by_hand_on_a_registered_model_does_not_last() -> None:
    reader = Group.objects.get(name=Role.READER)
    model = next(iter(grants.families()))._meta
    editor = Group.objects.get(name=Role.EDITOR)
    reader.permissions.add(editor.permissions.get(codename=f"change_{model.model_name}"))
    sync_roles()
    assert not reader.permissions.filter(codename=f"change_{model.model_name}").exists()
