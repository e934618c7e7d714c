"""Approval in tests."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowTask

from foundation.models import PublishableRecord
from tests.contracts.editor import Editor


def submit(record: PublishableRecord, editor: Editor) -> TaskState:
    """Ask for the approval of a record, which the editor's group may give."""
    group = Group.objects.create(name="Approvers")
    editor.user.groups.add(group)
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Approval of tests")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    editor.client.force_login(editor.user)
    return workflow.start(record, editor.user).current_task_state
