"""Switch approval on for every family, once; what an administrator changed since stands."""

import logging
from collections.abc import Callable

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from accounts.choices import Role
from accounts.models import ApprovalDefault
from accounts.roles import Approval, grants

logger = logging.getLogger(__name__)

#: Name and approving roles of the default workflows.
DEFAULTS: dict[Approval, tuple[str, tuple[Role, ...]]] = {
    Approval.POLICY: ("Approval", (Role.APPROVER,)),
    Approval.REGISTER: ("Register approval", (Role.APPROVER, Role.MANAGER)),
}
STOCK_WORKFLOW = "Moderators approval"


@transaction.atomic
def sync_workflows(write: Callable[[str], None] = logger.debug) -> None:
    """Make the two workflows and assign them where that was never done before."""
    for approval in Approval:
        _make_workflow(approval)
    _assign_pages()
    for model, approval in grants.families().items():
        _assign_family(ContentType.objects.get_for_model(model, for_concrete_model=False), approval)
    write(f"Approval: on for pages and {len(grants.families())} families")


def _make_workflow(approval: Approval) -> None:
    if _applied(f"workflow:{approval.value}"):
        return
    name, roles = DEFAULTS[approval]
    workflow = Workflow.objects.create(name=name, active=True)
    task = GroupApprovalTask.objects.create(name=name, active=True)
    task.groups.set(Group.objects.filter(name__in=roles))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    _remember(f"workflow:{approval.value}", workflow)


def _assign_pages() -> None:
    workflow = _default(Approval.POLICY)
    if workflow is None or _applied("pages"):
        return
    Workflow.objects.filter(name=STOCK_WORKFLOW).update(active=False)
    WorkflowPage.objects.update_or_create(
        page=Page.get_first_root_node(), defaults={"workflow": workflow}
    )
    _remember("pages", workflow)


def _assign_family(content_type: ContentType, approval: Approval) -> None:
    key = f"family:{content_type.app_label}.{content_type.model}"
    workflow = _default(approval)
    if workflow is None or _applied(key):
        return
    WorkflowContentType.objects.update_or_create(
        content_type=content_type, defaults={"workflow": workflow}
    )
    _remember(key, workflow)


def _default(approval: Approval) -> Workflow | None:
    """Return the default workflow, unless an administrator deleted or disabled it."""
    made = ApprovalDefault.objects.filter(key=f"workflow:{approval.value}").first()
    return Workflow.objects.filter(pk=made.workflow_pk, active=True).first() if made else None


def _applied(key: str) -> bool:
    return ApprovalDefault.objects.filter(key=key).exists()


def _remember(key: str, workflow: Workflow) -> None:
    ApprovalDefault.objects.create(key=key, workflow_pk=workflow.pk)
