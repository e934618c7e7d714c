"""The list of commitments of both sides: narrowed by the address, by the page, or as a file."""

from datetime import date
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from exchange.formats import Column, Table, table_response
from partnerships.tracker.choices import CommitmentState, Right
from partnerships.tracker.filters.work import CommitmentFilter
from partnerships.tracker.models import Commitment
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen
from partnerships.tracker.views.work.given import uuid_or_none
from partnerships.tracker.views.work.settling import SETTLED

PER_PAGE: Final = 50
FORMATS: Final = ("csv", "xlsx", "json")
UNDECIDED: Final = (CommitmentState.OPEN, CommitmentState.LATE)


class Shown(NamedTuple):
    """A commitment as the list shows it."""

    row: Commitment
    state: CommitmentState
    may_settle: bool

    @property
    def is_undecided(self) -> bool:
        """Whether it is still to be kept."""
        return self.state in UNDECIDED


def columns(day: date) -> tuple[Column, ...]:
    """Return the columns of the file; states are those of `day`."""
    return (
        Column("partner", _("Partner"), lambda row: row.relationship),
        Column("side", _("Promised by"), lambda row: row.get_side_display()),
        Column("text", _("What was promised"), lambda row: row.text),
        Column("made_on", _("Promised on"), lambda row: row.made_on),
        Column("due_on", _("Due on"), lambda row: row.due_on),
        Column("state", _("State"), lambda row: row.state_on(day).label),
        Column("responsible", _("Seen to by"), lambda row: row.responsible),
        Column("post", _("Post"), lambda row: row.post),
        Column("kept_on", _("Kept on"), lambda row: row.kept_on),
        Column("dropped_on", _("Dropped on"), lambda row: row.dropped_on),
        Column("evidence", _("Evidence"), lambda row: row.evidence),
    )


class CommitmentsScreen(TrackerScreen):
    """What they promised us and we them, the first to be due first."""

    page_title = _("Commitments")
    header_icon = "check"
    template_name = "tracker/admin/commitments.html"
    http_method_names: Any = ("get", "head")

    @cached_property
    def filter(self) -> CommitmentFilter:
        """What the address asks for."""
        return CommitmentFilter(self.request.GET, colleague=self.colleague)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the page asked for, or hand out the file."""
        wanted = request.GET.get("format", "")
        return self.file(wanted) if wanted else super().get(request, *args, **kwargs)

    def file(self, wanted: str) -> HttpResponseBase:
        """Return what was asked for as a file, for who may edit; raises Http404 otherwise."""
        if not self.may(Right.EDIT):
            raise PermissionDenied
        today = timezone.localdate()
        table = Table(columns(today), self.found(), title="Commitments", as_of=today)
        response = table_response(wanted, table)
        if response is None:
            raise Http404
        self.note_export(Commitment, f"{wanted}, {self.found().count()}")
        return response

    def rows(self) -> Any:
        """Return all commitments that the colleague may see."""
        return (
            Commitment.objects.visible_to(self.colleague)
            .select_related(
                "relationship__organisation", "relationship__portal", "responsible", "post"
            )
            .order_by(F("due_on").asc(nulls_last=True), "pk")
        )

    def found(self) -> Any:
        """Return those asked for."""
        return self.filter.apply(self.rows())

    def with_settled(self) -> Any:
        """Return those asked for, and the one that was settled here just now."""
        settled = settled_uid(self.request)
        if settled is None:
            return self.found()
        keys = self.found().order_by().values("pk")
        return self.rows().filter(Q(pk__in=keys) | Q(uid=settled))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the commitments."""
        page = Paginator(self.with_settled(), PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            filter=self.filter,
            rows=self.shown(page),
            page=page,
            pages=page_links(page, self.filter.query),
            may_edit=self.may(Right.EDIT),
            here=self.request.get_full_path(),
            exports=[(each.upper(), self.address(each)) for each in FORMATS],
        )

    def shown(self, page: Any) -> list[Shown]:
        """Return the rows of a page as they are shown."""
        rows, today, me = list(page), timezone.localdate(), self.colleague.pk
        editable = Commitment.objects.editable_by(self.colleague)
        keys = set(editable.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
        is_officer = self.may(Right.EDIT)
        return [
            Shown(
                row,
                row.state_on(today),
                row.pk in keys or (is_officer and row.responsible_id == me),
            )
            for row in rows
        ]

    def address(self, wanted: str) -> str:
        """Return the address of the file of what is shown."""
        return f"?{urlencode([*self.filter.query.items(), ('format', wanted)])}"


def settled_uid(request: HttpRequest) -> Any:
    """Return the identifier of what was settled just now, None for nonsense."""
    return uuid_or_none(request.GET.get(SETTLED, ""))
