"""Who saw, took out or changed what: the log, and the log as a file."""

import csv
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.models import AuditEntry
from partnerships.tracker.views.screens import TrackerScreen, TrackerView

PER_PAGE = 50


class AuditScreen(TrackerScreen):
    """The latest lines of the log."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = _("Audit log")
    header_icon = "history"
    template_name = "tracker/admin/audit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the lines."""
        lines = AuditEntry.objects.select_related("actor").order_by("-number")
        return super().get_context_data(**kwargs, lines=lines[:PER_PAGE])


class AuditExport(TrackerView):
    """The log as a file."""

    needs: ClassVar[Right] = Right.MANAGE

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the log as CSV."""
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="audit-log.csv"'
        writer = csv.writer(response)
        number = 0
        for line in AuditEntry.objects.order_by("number").iterator():
            writer.writerow([line.number, line.at.isoformat(), line.action, line.kind])
            number += 1
        self.note_export(AuditEntry, f"CSV, {number} lines")
        return response
