"""The base of every family's screens in the admin: list, editor, history, chooser."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import path
from django.utils.functional import cached_property
from wagtail.admin.panels import ObjectList, Panel, PublishingPanel
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.views.generic.mixins import RevisionsRevertMixin
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.differences import content_fields
from foundation.forms import RecordForm
from foundation.panels import REPERCUSSIONS
from foundation.record_filters import RecordFilterSet
from foundation.record_list import RecordIndexView
from foundation.record_views import (
    RecordCreateView,
    RecordDeleteView,
    RecordEditView,
    RecordRevertMixin,
    RecordWorkflowActionView,
)
from foundation.repercussion_views import RecordUnpublishView, RepercussionsView
from foundation.row_identity import row_relations


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

    A family sets `model` and `panels` (or `edit_handler`), its columns in `list_display` and its
    filters in `list_filter`, which come on top of those of every family. Its form or filters, if
    it needs some of its own, extend `RecordForm` and `RecordFilterSet`.
    """

    record_form_class: ClassVar[type[RecordForm]] = RecordForm
    base_filterset_class: ClassVar[type[RecordFilterSet]] = RecordFilterSet
    index_view_class = RecordIndexView
    chooser_viewset_class = LiveChooserViewSet
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = RecordDeleteView
    workflow_action_view_class = RecordWorkflowActionView
    unpublish_view_class = RecordUnpublishView
    create_template_name = "foundation/admin/record_create.html"
    edit_template_name = "foundation/admin/record_edit.html"
    inspect_view_enabled = True
    list_per_page = 50
    copy_view_enabled = False
    add_to_admin_menu = False
    list_display: ClassVar[list[Any]] = ["__str__", LiveStatusTagColumn(), UpdatedAtColumn()]

    def get_edit_handler(self) -> Panel:
        """Return the panels, bound to the model, with the schedule and the form of records."""
        handler = super().get_edit_handler()
        schedulable = "go_live_at" in handler.get_form_options().get("fields", ())
        if isinstance(handler, ObjectList) and not schedulable:
            form_class = handler.base_form_class
            panels = ObjectList([*handler.children, PublishingPanel()], base_form_class=form_class)
            handler = panels.bind_to_model(self.model)
        if handler.base_form_class is None:
            handler.base_form_class = self.record_form_class
        return handler

    @cached_property
    def inspect_view_fields(self) -> list[str]:
        """Return what the read-only screen shows: the content, and the rows."""
        rows = [relation.get_accessor_name() for relation in row_relations(self.model)]
        return ["uid", "status_string", *content_fields(self.model), *rows]

    @cached_property
    def list_export(self) -> list[str]:
        """Return the columns of the exported list: whatever an editor fills, and identity."""
        model = self.model
        many = {field.name for field in model._meta.many_to_many}
        fields = [name for name in content_fields(model) if name not in many]
        return ["uid", "status_string", *(name for name in fields if name != "uid")]

    @cached_property
    def export_filename(self) -> str:
        """Return the name of the exported file."""
        return str(self.model._meta.verbose_name_plural).replace(" ", "-")

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Name the filters that every list of the family has."""
        return super().get_index_view_kwargs(
            base_filterset_class=self.base_filterset_class, **kwargs
        )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Let the view for a new record go on in the editor."""
        return super().get_add_view_kwargs(edit_view=self.edit_view, **kwargs)

    @property
    def repercussions_view(self) -> Any:
        """The view that says what a form would alter."""
        form_class = self.get_form_class(for_update=True)
        return self.construct_view(RepercussionsView, form_class=form_class)

    def get_urlpatterns(self) -> list[Any]:
        """Add the address at which a form asks what it would alter."""
        own = path("repercussions/<str:pk>/", self.repercussions_view, name=REPERCUSSIONS)
        return [*super().get_urlpatterns(), own]

    @property
    def revisions_revert_view_class(self) -> type[RecordEditView]:
        """The editor of an earlier version."""
        bases = (RecordRevertMixin, RevisionsRevertMixin, self.edit_view_class)
        return type("RecordRevertView", bases, {"view_name": "revisions_revert"})
