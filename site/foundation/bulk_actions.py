"""Publishing, taking off the site and deleting several records at once.

Each record is treated as if it were alone: what cannot be done is said, the others go on.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import get_snippet_models

from foundation.checking import protected_message, reasons
from foundation.models import PublishableRecord


class RecordBulkAction(SnippetBulkAction):
    """An action on several records of one family."""

    template_name = "foundation/admin/confirm_bulk_action.html"
    permission = "publish"

    @classproperty
    def models(cls) -> list[type[Model]]:  # noqa: N805  (a property of the class)
        """Return the families."""
        return [model for model in get_snippet_models() if issubclass(model, PublishableRecord)]

    def check_perm(self, snippet: Any) -> bool:
        """Say whether the user may do this with one record."""
        allowed: bool = self.permission_policy.user_has_permission_for_instance(
            self.request.user, self.permission, snippet
        )
        return allowed

    @classmethod
    def execute_action(cls, objects: Iterable[Any], **kwargs: Any) -> tuple[int, int]:
        """Do it with each record; tell which were refused, and return how many were not."""
        view, done = kwargs["self"], 0
        for record in objects:
            try:
                with transaction.atomic():
                    done += cls.execute(record, view.request.user)
            except (ValidationError, ProtectedError) as error:
                messages.error(view.request, f"{record}: {_why(error, record)}")
        return done, 0

    @classmethod
    def execute(cls, record: Any, user: Any) -> int:
        """Do it with one record; return 1 if there was anything to do."""
        raise NotImplementedError

    def get_success_message(self, num_parent_objects: int, _num_child_objects: int) -> str | None:
        """Say with how many records it was done."""
        if not num_parent_objects:
            return None
        return ngettext(
            "%(action)s: done with %(count)d record.",
            "%(action)s: done with %(count)d records.",
            num_parent_objects,
        ) % {"action": self.display_name, "count": num_parent_objects}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words of the confirmation page."""
        return super().get_context_data(**kwargs) | {"display_name": self.display_name}


class PublishBulkAction(RecordBulkAction):
    """Publishes the latest version of each record."""

    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish selected records")
    action_priority = 10

    @classmethod
    def execute(cls, record: Any, user: Any) -> int:
        """Publish the latest version; a record without a newer draft stays as it is."""
        if record.live and not record.has_unpublished_changes:
            return 0
        revision = record.get_latest_revision() or record.save_revision(user=user, clean=False)
        revision.publish(user=user)
        return 1


class UnpublishBulkAction(RecordBulkAction):
    """Takes each record off the public site."""

    display_name = gettext_lazy("Unpublish")
    action_type = "unpublish"
    aria_label = gettext_lazy("Unpublish selected records")
    action_priority = 20

    @classmethod
    def execute(cls, record: Any, user: Any) -> int:
        """Take a live record off the site."""
        if not record.live:
            return 0
        record.unpublish(user=user)
        return 1


class DeleteRecordsBulkAction(RecordBulkAction, DeleteBulkAction):
    """Deletes records; one that others refer to stays."""

    template_name = DeleteBulkAction.template_name
    permission = "delete"

    def annotate_items(self, items: Any) -> Any:
        """Go on while at least one of the records can be deleted."""
        annotated = super().annotate_items(items)
        self.is_protected = bool(self.object_references) and all(
            found.is_protected for found in self.object_references.values()
        )
        return annotated

    @classmethod
    def execute(cls, record: Any, _user: Any) -> int:
        """Delete one record, which leaves the site first."""
        record.delete()
        return 1


def _why(error: ValidationError | ProtectedError, record: Any) -> str:
    if isinstance(error, ValidationError):
        return " ".join(reasons(error, record.get_latest_revision_as_object()))
    return protected_message(error)
