"""Who saw, took out or changed what: the log, and the log as a file."""

from typing import Any, ClassVar, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.formats import Column, Table, table_response
from partnerships.tracker.choices import Right
from partnerships.tracker.forms.audit import AuditFilter
from partnerships.tracker.models import AuditEntry
from partnerships.tracker.services.read_audit import read_audit
from partnerships.tracker.services.verify_audit import verify_audit
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen, TrackerView

PER_PAGE: Final = 50
#: A spreadsheet takes no more lines than these; a CSV file takes all.
MOST_IN_XLSX: Final = 100_000
#: So many faults of the chain are shown, with the number of all.
MOST_FAULTS: Final = 50
FORMATS: Final = ("csv", "xlsx")
#: The parameter by which a manager has the whole chain computed again.
VERIFY: Final = "verify"
COLUMNS: Final = (
    Column("number", gettext_lazy("Number"), lambda line: line.number),
    Column("at", gettext_lazy("At"), lambda line: line.at.isoformat()),
    Column("who", gettext_lazy("Who"), lambda line: line.actor.email if line.actor else ""),
    Column("action", gettext_lazy("What was done"), lambda line: line.action),
    Column("kind", gettext_lazy("Kind of record"), lambda line: line.kind),
    Column("record", gettext_lazy("Record"), lambda line: str(line.record_uid or "")),
    Column("detail", gettext_lazy("Detail"), lambda line: line.detail),
    Column("sha256", gettext_lazy("SHA-256"), lambda line: line.digest),
)


class AuditScreen(TrackerScreen):
    """The log, narrowed by the address; with `?verify=1` the chain is computed again."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = gettext_lazy("Audit log")
    header_icon = "history"
    template_name = "tracker/admin/audit.html"
    http_method_names = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the lines asked for."""
        narrowing = AuditFilter(self.request.GET)
        entries = narrowing.apply(AuditEntry.objects.select_related("actor"))
        page = Paginator(entries, PER_PAGE).get_page(self.request.GET.get("page"))
        kept = self.request.GET.copy()
        for name in ("page", "format", VERIFY):
            kept.pop(name, None)
        return super().get_context_data(
            **kwargs,
            **self.verification(),
            filter=narrowing,
            rows=page,
            lines=read_audit(page, self.colleague),
            pages=page_links(page, self.request.GET),
            query=kept.urlencode(),
        )

    def verification(self) -> dict[str, Any]:
        """Return what is wrong with the chain and how many lines it has, if that was asked."""
        if VERIFY not in self.request.GET:
            return {"is_verified": False}
        faults = verify_audit()
        return {
            "is_verified": True,
            "faults": faults[:MOST_FAULTS],
            "number_of_faults": len(faults),
            "number_of_lines": AuditEntry.objects.count(),
        }


class AuditExport(TrackerView):
    """The lines asked for as a file, oldest first, whose export is itself a line of the log."""

    needs: ClassVar[Right] = Right.MANAGE
    http_method_names = ("get",)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the file, `?format=csv` or `xlsx`."""
        wanted = request.GET.get("format", "csv")
        if wanted not in FORMATS:
            raise Http404
        entries = AuditFilter(request.GET).apply(AuditEntry.objects.select_related("actor"))
        number = entries.count()
        if wanted == "xlsx" and number > MOST_IN_XLSX:
            words = _("Too many lines for a spreadsheet: narrow the period, or take the CSV file.")
            return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
        last = AuditEntry.objects.order_by("-number").values_list("number", flat=True).first() or 0
        self.note_export(AuditEntry, f"{wanted}, {number} lines")
        rows = entries.filter(number__lte=last).order_by("number")
        table = Table(COLUMNS, rows.iterator(chunk_size=2000), _("Audit log"), timezone.localdate())
        response = table_response(wanted, table)
        if response is None:
            raise Http404
        return response
