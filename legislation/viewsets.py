"""The admin screens of legislation."""

from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.db.models import Prefetch, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from legislation.choices import InstrumentKind
from legislation.filters import AssessmentFilterSet, InstrumentFilterSet
from legislation.forms import AssessmentForm, InstrumentForm
from legislation.models import Assessment, Framework, Instrument
from legislation.panels import assessment_panels, framework_panels, instrument_panels
from legislation.services.promote_to_act import may_be_promoted
from legislation.services.true_status import became_links, with_true_status
from legislation.views.promote import PromoteView, promote_button
from stewardship.views import VerifiedRecordEditView, VerifiedRecordIndexView
from stewardship.viewsets import CARE_COLUMNS, VerifiedRecordViewSet, partial_date_column


def where_it_stands(law: Instrument) -> str:
    """Return the status of a law with the event that decides it."""
    return with_true_status([law])[0].status_words


class InstrumentIndexView(VerifiedRecordIndexView):
    """The list of laws."""

    promote_url_name = ""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the laws with what says where they stand."""
        laws: QuerySet[Any] = super().get_base_queryset()
        return laws.prefetch_related(
            "events", Prefetch("relations", became_links(), to_attr="became_links")
        )

    def get_list_more_buttons(self, instance: Instrument) -> list[Any]:
        """Add the way from a bill to the act it became, for those who may publish."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        is_open = instance.live and instance.kind == InstrumentKind.BILL
        if is_open and not instance.became_links and self.user_has_permission("publish"):
            url = reverse(self.promote_url_name, args=[quote(instance.pk)])
            buttons.append(promote_button(url, priority=18))
        return buttons


class InstrumentEditView(VerifiedRecordEditView):
    """The editor of a law."""

    promote_url_name = ""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Add the way from a bill to the act it became, for those who may publish."""
        buttons: list[Any] = super().header_more_buttons
        if may_be_promoted(self.live_object) and self.user_has_permission("publish"):
            url = reverse(self.promote_url_name, args=[quote(self.object.pk)])
            buttons.append(promote_button(url, priority=6))
        return buttons


class InstrumentViewSet(VerifiedRecordViewSet):
    """Laws: acts, bills, orders, conventions and whatever else has an issuer and events."""

    model = Instrument
    icon = "doc-full"
    menu_label = _("Laws")
    menu_name = "laws"
    base_filterset_class = InstrumentFilterSet
    index_view_class = InstrumentIndexView
    edit_view_class = InstrumentEditView
    promote_view_class = PromoteView
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

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the screens where a bill is promoted."""
        return super().get_common_view_kwargs(
            **{"promote_url_name": self.get_url_name("promote"), **kwargs}
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the address at which a bill is promoted."""
        view = self.construct_view(self.promote_view_class)
        promote = path(f"promote/<{self.pk_path_converter}:pk>/", view, name="promote")
        return [*super().get_urlpatterns(), promote]


class FrameworkViewSet(VerifiedRecordViewSet):
    """Frameworks: one edition of a scorecard each, with its criteria."""

    model = Framework
    icon = "list-ul"
    menu_label = _("Frameworks")
    menu_name = "frameworks"
    ordering = ("name",)
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("publisher", label=_("Publisher"), sort_key="publisher"),
        partial_date_column("published", _("Published")),
        LiveStatusTagColumn(),
        *CARE_COLUMNS,
    ]
    edit_handler = ObjectList(framework_panels())


class AssessmentIndexView(VerifiedRecordIndexView):
    """The list of assessments."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the assessments with what names them."""
        found: QuerySet[Any] = super().get_base_queryset()
        return found.select_related("framework", "jurisdiction")


class AssessmentViewSet(VerifiedRecordViewSet):
    """Assessments: the answers of one country to one framework, with their evidence."""

    model = Assessment
    icon = "clipboard-list"
    menu_label = _("Assessments")
    menu_name = "assessments"
    base_filterset_class = AssessmentFilterSet
    index_view_class = AssessmentIndexView
    record_form_class = AssessmentForm
    ordering = ("jurisdiction__sort_name", "framework__name")
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("jurisdiction", label=_("Country"), sort_key="jurisdiction__sort_name"),
        Column("framework", label=_("Framework"), sort_key="framework__name"),
        LiveStatusTagColumn(),
        *CARE_COLUMNS,
    ]
    edit_handler = ObjectList(assessment_panels())


class LegislationGroup(SnippetViewSetGroup):
    """The menu “Legislation”."""

    items = (InstrumentViewSet, FrameworkViewSet, AssessmentViewSet)
    menu_label = _("Legislation")
    menu_icon = "doc-full"
    menu_name = "legislation"
    menu_order = 200
