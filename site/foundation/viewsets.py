"""The base of every family's screens in the admin: list, editor, history, chooser."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail.admin.panels import Panel
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.admin.views.generic.mixins import RevisionsRevertMixin
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.forms import RecordForm
from foundation.record_views import (
    RecordCreateView,
    RecordEditView,
    RecordRevertMixin,
    RecordWorkflowActionView,
)


class _LiveOnly(BaseSnippetChooseView):
    """Offers published records only."""

    def get_object_list(self) -> QuerySet[Any]:
        """Return what may be chosen: nothing that the public may not see."""
        return super().get_object_list().filter(live=True)


class LiveChooseView(_LiveOnly, ChooseView):
    """The chooser's window."""


class LiveChooseResultsView(_LiveOnly, ChooseResultsView):
    """The chooser's list of results."""


class LiveChooserViewSet(SnippetChooserViewSet):
    """A chooser that offers published records only."""

    choose_view_class = LiveChooseView
    choose_results_view_class = LiveChooseResultsView


class RecordViewSet(SnippetViewSet):
    """Screens of one family of publishable records.

    A family sets `model` and `panels` (or `edit_handler`); its form, if it needs one of its own,
    extends `RecordForm` and is named in `record_form_class`.
    """

    record_form_class: ClassVar[type[RecordForm]] = RecordForm
    chooser_viewset_class = LiveChooserViewSet
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    workflow_action_view_class = RecordWorkflowActionView
    create_template_name = "foundation/admin/record_create.html"
    edit_template_name = "foundation/admin/record_edit.html"
    inspect_view_enabled = True
    list_per_page = 50
    copy_view_enabled = False
    add_to_admin_menu = False
    list_display: ClassVar[list[Any]] = ["__str__", UpdatedAtColumn()]

    def get_edit_handler(self) -> Panel:
        """Return the panels, bound to the model, with the form of records."""
        handler = super().get_edit_handler()
        if handler.base_form_class is None:
            handler.base_form_class = self.record_form_class
        return handler

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Let the view for a new record go on in the editor."""
        return super().get_add_view_kwargs(edit_view=self.edit_view, **kwargs)

    @property
    def revisions_revert_view_class(self) -> type[RecordEditView]:
        """The editor of an earlier version."""
        bases = (RecordRevertMixin, RevisionsRevertMixin, self.edit_view_class)
        return type("RecordRevertView", bases, {"view_name": "revisions_revert"})
