"""The admin screens of legislation."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from legislation.filters import InstrumentFilterSet
from legislation.forms import InstrumentForm
from legislation.models import Instrument
from legislation.panels import instrument_panels
from legislation.services.true_status import became_links, with_true_status
from stewardship.views import VerifiedRecordIndexView
from stewardship.viewsets import CARE_COLUMNS, VerifiedRecordViewSet


def where_it_stands(law: Instrument) -> str:
    """Return the status of a law with the event that decides it."""
    return with_true_status([law])[0].status_words


class InstrumentIndexView(VerifiedRecordIndexView):
    """The list of laws."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the laws with what says where they stand."""
        laws: QuerySet[Any] = super().get_base_queryset()
        return laws.prefetch_related(
            "events", Prefetch("relations", became_links(), to_attr="became_links")
        )


class InstrumentViewSet(VerifiedRecordViewSet):
    """Laws: acts, bills, orders, conventions and whatever else has an issuer and events."""

    model = Instrument
    icon = "doc-full"
    menu_label = _("Laws")
    menu_name = "laws"
    base_filterset_class = InstrumentFilterSet
    index_view_class = InstrumentIndexView
    record_form_class = InstrumentForm
    ordering = ("title",)
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("jurisdiction", label=_("Jurisdiction"), sort_key="jurisdiction__sort_name"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("number", label=_("Number"), sort_key="number"),
        Column("status_words", label=_("Where it stands"), accessor=where_it_stands),
        LiveStatusTagColumn(),
        *CARE_COLUMNS,
    ]
    edit_handler = ObjectList(instrument_panels())

    @property
    def list_export(self) -> list[str]:
        """Add where the law stands and what happened to it."""
        return [*super().list_export, "status", "event_list"]


class LegislationGroup(SnippetViewSetGroup):
    """The menu “Legislation”."""

    items = (InstrumentViewSet,)
    menu_label = _("Legislation")
    menu_icon = "doc-full"
    menu_name = "legislation"
    menu_order = 200
