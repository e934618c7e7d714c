"""Approval is on by default, and what an administrator makes of it stands."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowContentType, WorkflowPage

from accounts.choices import Role
from accounts.roles import Approval, grants
from accounts.services.sync_workflows import DEFAULTS, sync_workflows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("approval", Approval)
def test_each_default_workflow_asks_the_roles_that_publish(approval: Approval) -> None:
    name, roles = DEFAULTS[approval]
    (task,) = Workflow.objects.get(name=name, active=True).tasks
    assert isinstance(task.specific, GroupApprovalTask)
    assert set(task.specific.groups.values_list("name", flat=True)) == set(roles)


def test_every_family_and_every_page_is_approved() -> None:
    assert grants.families()
    for family, approval in grants.families().items():
        assert family().get_workflow().name == DEFAULTS[approval][0]  # type: ignore[attr-defined]
    assert Page.get_first_root_node().get_workflow().name == "Approval"


def test_an_assignment_that_an_administrator_removed_stays_removed() -> None:
    family = next(iter(grants.families()))
    content_type = ContentType.objects.get_for_model(family)
    WorkflowContentType.objects.filter(content_type=content_type).delete()
    WorkflowPage.objects.all().delete()
    sync_workflows()
    assert not WorkflowContentType.objects.filter(content_type=content_type).exists()
    assert not WorkflowPage.objects.exists()


def test_a_workflow_renamed_or_given_other_approvers_is_left_alone() -> None:
    workflow = Workflow.objects.get(name="Approval")
    workflow.name = "Two pairs of eyes"
    workflow.save()
    task = GroupApprovalTask.objects.get(name="Approval")
    task.groups.set([])
    sync_workflows()
    assert not Workflow.objects.filter(name="Approval").exists()
    assert not task.groups.exists()


def test_only_publishing_roles_approve() -> None:
    approvers = {role for _name, roles in DEFAULTS.values() for role in roles}
    assert approvers == {Role.APPROVER, Role.MANAGER}
