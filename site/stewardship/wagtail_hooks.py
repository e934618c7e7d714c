"""Registers the screens of stewardship."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from stewardship.choices import ReportAnswer, VerificationOutcome
from stewardship.homepage import greet
from stewardship.services.answer_report import LOG_ACTIONS
from stewardship.services.note_check import COMPARED
from stewardship.services.undo_check import UNDONE
from stewardship.views.quality import QualityReportItem, QualityReportView
from stewardship.views.queue import QueueCheckView, QueueItem, QueueUndoView, QueueView
from stewardship.views.reports import HazardousReportsView, ReportListView, ReportsItem, ReportView
from stewardship.viewsets import StewardshipGroup

register_snippet(StewardshipGroup)
hooks.register("construct_homepage_panels", greet)


@hooks.register("register_admin_urls")
def review_addresses() -> list[URLPattern]:
    """Return the addresses of the queue and of the reports."""
    flag = QueueCheckView.as_view(outcome=VerificationOutcome.FLAGGED)
    root = "stewardship/queue"
    return [
        path(f"{root}/", QueueView.as_view(), name="review_queue"),
        path(f"{root}/undo/", QueueUndoView.as_view(), name="review_queue_undo"),
        path(
            f"{root}/<str:label>/<uuid:uid>/checked/",
            QueueCheckView.as_view(),
            name="review_queue_check",
        ),
        path(f"{root}/<str:label>/<uuid:uid>/flag/", flag, name="review_queue_flag"),
        path("stewardship/reports/", ReportListView.as_view(), name="error_reports"),
        path(
            "stewardship/reports/hazardous/",
            HazardousReportsView.as_view(),
            name="hazardous_reports",
        ),
        path("stewardship/reports/<uuid:uid>/", ReportView.as_view(), name="error_report"),
    ]


@hooks.register("register_stewardship_menu_item")
def queue_item() -> MenuItem:
    """Return the entry of the queue."""
    return QueueItem(_("Review queue"), reverse("review_queue"), icon_name="check", order=-20)


@hooks.register("register_stewardship_menu_item")
def reports_item() -> MenuItem:
    """Return the entry of the reports."""
    return ReportsItem(_("Error reports"), reverse("error_reports"), icon_name="warning", order=-10)


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Name what stewardship writes in the log."""
    actions.register_action(COMPARED, _("Compare with the sources"), _("Compared with the sources"))
    actions.register_action(UNDONE, _("Take a check back"), _("Check taken back"))
    for answer in ReportAnswer:
        actions.register_action(LOG_ACTIONS[answer], answer.label, answer.label)


@hooks.register("register_admin_urls")
def quality_addresses() -> list[URLPattern]:
    """Return the address of the quality report."""
    return [path("stewardship/quality/", QualityReportView.as_view(), name="quality_report")]


@hooks.register("register_stewardship_menu_item")
def quality_item() -> MenuItem:
    """Return the entry of the quality report."""
    return QualityReportItem(
        _("Quality report"), reverse("quality_report"), icon_name="warning", order=-5
    )
