"""The audit log, for managers."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.menu import Entry
from partnerships.tracker.views.audit.log import AuditExport, AuditScreen

urlpatterns: list[URLPattern] = [
    path("audit/", AuditScreen.as_view(), name="tracker_audit"),
    path("audit/export/", AuditExport.as_view(), name="tracker_audit_export"),
]
entries: list[Entry] = [Entry(_("Audit log"), "tracker_audit", "history", 90, Right.MANAGE)]
