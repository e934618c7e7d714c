"""The list of agreements: narrowed by the address, by the page, or as a file."""

from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from exchange.formats import Column, Table, table_response
from partnerships.tracker.choices import Right
from partnerships.tracker.filters.work import AgreementFilter
from partnerships.tracker.models import Agreement
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE: Final = 50
FORMATS: Final = ("csv", "xlsx", "json")


def columns(day: date) -> tuple[Column, ...]:
    """Return the columns of the file; states are those of `day`."""
    return (
        Column("partner", _("Partner"), lambda row: row.relationship),
        Column("title", _("Title"), lambda row: row.title),
        Column("kind", _("Kind"), lambda row: row.get_kind_display()),
        Column("reference", _("Reference"), lambda row: row.reference),
        Column("state", _("State"), lambda row: row.state_on(day).label),
        Column("signed_by_us_on", _("Signed by us on"), lambda row: row.signed_by_us_on),
        Column("signed_by_them_on", _("Signed by them on"), lambda row: row.signed_by_them_on),
        Column("their_post", _("Signed for them by"), lambda row: row.their_post),
        Column("starts_on", _("Starts on"), lambda row: row.starts_on),
        Column("ends_on", _("Last day"), lambda row: row.ends_on),
        Column("renewal", _("At its end"), lambda row: row.get_renewal_display()),
        Column("notice_days", _("Days of notice"), lambda row: row.notice_days),
        Column("terminated_on", _("Terminated on"), lambda row: row.terminated_on),
        Column("owner", _("Owner"), lambda row: row.owner),
    )


class AgreementsScreen(TrackerScreen):
    """All agreements that a colleague may see, the first to end first."""

    page_title = _("Agreements")
    header_icon = "doc-full"
    template_name = "tracker/admin/agreements.html"
    http_method_names: Any = ("get", "head")

    @cached_property
    def filter(self) -> AgreementFilter:
        """What the address asks for."""
        return AgreementFilter(self.request.GET, colleague=self.colleague)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the page asked for, or hand out the file."""
        wanted = request.GET.get("format", "")
        return self.file(wanted) if wanted else super().get(request, *args, **kwargs)

    def file(self, wanted: str) -> HttpResponseBase:
        """Return what was asked for as a file, for who may edit; raises Http404 otherwise."""
        if not self.may(Right.EDIT):
            raise PermissionDenied
        today = timezone.localdate()
        table = Table(columns(today), self.found(), title="Agreements", as_of=today)
        response = table_response(wanted, table)
        if response is None:
            raise Http404
        self.note_export(Agreement, f"{wanted}, {self.found().count()}")
        return response

    def found(self) -> Any:
        """Return those asked for, with what their state and their line need."""
        rows = (
            Agreement.objects.visible_to(self.colleague)
            .with_renewals()
            .select_related(
                "relationship__organisation",
                "relationship__portal",
                "owner",
                "their_post",
                "renewed_by",
            )
            .order_by(F("ends_on").asc(nulls_last=True), "pk")
        )
        return self.filter.apply(rows)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the agreements, each with its state."""
        page = Paginator(self.found(), PER_PAGE).get_page(self.request.GET.get("page"))
        today = timezone.localdate()
        kept = list(self.filter.query.items())
        return super().get_context_data(
            **kwargs,
            filter=self.filter,
            rows=[(row, row.state_on(today)) for row in page],
            page=page,
            pages=page_links(page, self.filter.query),
            may_edit=self.may(Right.EDIT),
            exports=[
                (each.upper(), f"?{urlencode([*kept, ('format', each)])}") for each in FORMATS
            ],
        )
