"""The list of a family in the admin."""

from typing import Any

from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.admin.widgets.button import Button
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import IndexView

from foundation.addresses import AddressBook
from foundation.record_filters import RecordFilterSet


class RecordIndexView(IndexView):
    """Lists the records of a family at a cost that does not grow with their number."""

    base_filterset_class = RecordFilterSet
    name_width = "30%"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns, of which the name gets room for a long title."""
        columns: list[BaseColumn] = super().columns
        for column in columns:
            if isinstance(column, TitleColumn):
                column.width = self.name_width
        return columns

    @cached_property
    def filterset_class(self) -> type[RecordFilterSet]:
        """Return the filters of every family and those the family names in `list_filter`."""
        meta = type("Meta", (), {"model": self.model, "fields": self.list_filter or []})
        name = f"{self.model.__name__}FilterSet"
        return type(name, (self.base_filterset_class,), {"Meta": meta})

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the records with what their row of the table shows."""
        records: QuerySet[Any] = super().get_base_queryset()
        return records.select_related("latest_revision", *self.shown_relations()).prefetch_related(
            Prefetch(
                "revisions_of_record",
                Revision.objects.filter(approved_go_live_at__isnull=False).defer("content"),
                to_attr="scheduled_revisions",
            ),
            Prefetch(
                "workflow_states_of_record",
                WorkflowState.objects.active().select_related("current_task_state__task"),
                to_attr="_current_workflow_states",
            ),
        )

    def shown_relations(self) -> list[str]:
        """Return the foreign keys that a column or an exported cell reads."""
        read = {str(getattr(column, "accessor", column)) for column in self.columns}
        first = {name.replace("__", ".").split(".")[0] for name in (*read, *self.list_export)}
        return [
            field.name
            for field in self.model._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field.name in first
        ]

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Add the way to the public page."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        address = AddressBook.of(self.request).full_url(instance)
        if address:
            buttons.append(Button(_("View live"), url=address, icon_name="view", priority=15))
        return buttons
