"""What readers say is wrong: the list, one report, and the hazardous ones behind a click."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User
from stewardship.choices import ReportAnswer, ReportState
from stewardship.models import ErrorReport, VerifiedRecord
from stewardship.panels import CHECKING
from stewardship.services.answer_report import ReportRefusedError, answer_report
from stewardship.services.list_families import may_edit, verified_families
from stewardship.services.purge_reports import HAZARDOUS_KEPT
from stewardship.views.queue_rows import edit_path

PER_PAGE = 50
LONGEST_ANSWER = 2000
#: The parameter by which a colleague asks to see the words of a hazardous report.
SHOW = "show"


class ReportsItem(MenuItem):
    """The entry of the menu, for those who may see reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the colleague may see reports."""
        return request.user.has_perm("stewardship.view_errorreport")


class ReportScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about reports, for those who may see them."""

    header_icon = "warning"
    http_method_names: Any = ("get", "head")
    permission = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep out who may not; nothing of a report is kept by a browser."""
        if not request.user.has_perm(f"stewardship.{self.permission}_errorreport"):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response

    @property
    def may_change(self) -> bool:
        """Whether the colleague may deal with reports."""
        return self.request.user.has_perm("stewardship.change_errorreport")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        items = [
            *super().get_breadcrumbs_items(),
            {"url": reverse("error_reports"), "label": _("Error reports")},
        ]
        title = self.get_page_title()
        return items if title == items[-1]["label"] else [*items, {"url": "", "label": title}]

    def page_of(self, reports: QuerySet[ErrorReport]) -> Page[ErrorReport]:
        """Return the page asked for."""
        return Paginator(reports, PER_PAGE).get_page(self.request.GET.get("page"))


class ReportListView(ReportScreen):
    """The reports of readers, by how far they were dealt with; hazardous ones are not here."""

    page_title = gettext_lazy("Error reports")
    template_name = "stewardship/admin/report_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the reports of a state, of one record if asked, with the numbers of each state."""
        reports = ErrorReport.objects.filter(is_hazardous=False)
        record = read_uid(self.request.GET.get("record", ""))
        if record:
            reports = reports.filter(record_uid=record)
        numbers = dict(reports.order_by().values_list("state").annotate(number=Count("pk")))
        state = self.request.GET.get("state", ReportState.NEW)
        state = state if state in ReportState.values else ReportState.NEW
        return super().get_context_data(
            **kwargs,
            page_of_list=self.page_of(reports.filter(state=state).order_by("sent_at", "pk")),
            states=[
                (each, each.label, numbers.get(each, 0), each == state) for each in ReportState
            ],
            state=state,
            record=record or "",
            hazardous=self.may_change and ErrorReport.objects.filter(is_hazardous=True).count(),
        )


class HazardousReportsView(ReportScreen):
    """The hazardous reports: when each came and when it is deleted, never what it says."""

    page_title = gettext_lazy("Hazardous reports")
    template_name = "stewardship/admin/hazardous_reports.html"
    permission = "change"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the reports, each with the day on which it is deleted."""
        page = self.page_of(ErrorReport.objects.filter(is_hazardous=True).order_by("sent_at", "pk"))
        rows = [(report, goes_at(report)) for report in page]
        return super().get_context_data(**kwargs, page_of_list=page, rows=rows)


class ReportView(ReportScreen):
    """One report: what the reader wrote, the record it is about, and what was done."""

    template_name = "stewardship/admin/report.html"
    http_method_names = ("get", "head", "post")

    @cached_property
    def report(self) -> ErrorReport:
        """The report; a hazardous one exists for those only who may deal with it."""
        reports = ErrorReport.objects.select_related("answered_by")
        report = get_object_or_404(reports, pk=self.kwargs["uid"])
        if report.is_hazardous and not self.may_change:
            raise Http404
        return report

    @cached_property
    def record(self) -> VerifiedRecord | None:
        """The record it is about, None when there is none any more."""
        for family in verified_families():
            record = family._base_manager.filter(uid=self.report.record_uid).first()
            if record is not None:
                found: VerifiedRecord = record
                return found
        return None

    @property
    def may_answer(self) -> bool:
        """Whether the colleague may deal with a report about this record."""
        user = self.request.user
        if not (self.may_change and isinstance(user, User)):
            return False
        return self.record is None or may_edit(user, type(self.record))

    @property
    def may_hide(self) -> bool:
        """Whether the colleague may mark the report as hazardous: whatever record it is about."""
        return self.may_change and isinstance(self.request.user, User)

    def get_page_title(self) -> str:
        """Return the name of the record, which no hazardous words are in."""
        return self.report.record_title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the report; the words of a hazardous one only when asked for."""
        report = self.report
        return super().get_context_data(
            **kwargs,
            report=report,
            record=self.record,
            edit_url=f"{edit_path(self.record)}?{CHECKING}=1" if self.record else "",
            may_answer=self.may_answer,
            may_hide=self.may_hide,
            is_shown=not report.is_hazardous or SHOW in self.request.GET,
            goes_at=goes_at(report),
            longest=LONGEST_ANSWER,
            words=self.request.POST.get("words", ""),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Deal with the report, or say why not with what was typed kept."""
        answer = request.POST.get("answer", "")
        user = request.user
        is_allowed = self.may_hide if answer == ReportAnswer.HAZARD else self.may_answer
        if not (is_allowed and isinstance(user, User)):
            raise PermissionDenied
        if answer not in ReportAnswer.values:
            raise Http404
        words = request.POST.get("words", "").strip()[:LONGEST_ANSWER]
        try:
            answer_report(self.report, ReportAnswer(answer), user, words)
        except ReportRefusedError as error:
            messages.error(request, str(error))
            return self.render_to_response(self.get_context_data(**kwargs))
        messages.success(
            request, _("Written down: %(answer)s.") % {"answer": ReportAnswer(answer).label}
        )
        return redirect(reverse("error_reports"))


def goes_at(report: ErrorReport) -> Any:
    """Return when a hazardous report is deleted."""
    return report.answered_at + HAZARDOUS_KEPT if report.answered_at else None


def read_uid(text: str) -> UUID | None:
    """Return the identifier in `text`, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
