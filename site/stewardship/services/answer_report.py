"""Deal with a reader's report of an error: accept, dismiss, or put a hazardous one away."""

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from stewardship.choices import ReportAnswer, ReportState
from stewardship.models import ErrorReport

#: What each answer is called in the log.
LOG_ACTIONS: Final = {answer: f"chancery.report.{answer.value}" for answer in ReportAnswer}
_STATES: Final = {
    ReportAnswer.ACCEPT: ReportState.ACCEPTED,
    ReportAnswer.DISMISS: ReportState.DISMISSED,
}


class ReportRefusedError(Exception):
    """The report was not dealt with; the message says why."""


@transaction.atomic
def answer_report(report: ErrorReport, answer: ReportAnswer, user: User, words: str = "") -> None:
    """Write down who dealt with `report`, when and how; the log keeps the words of nobody.

    Dismissing needs words. Raises ReportRefusedError when they are missing, or when a colleague
    was faster.
    """
    current = ErrorReport.objects.select_for_update().get(pk=report.pk)
    if answer in _STATES:
        _close(current, answer, words)
    elif current.is_hazardous == (answer == ReportAnswer.HAZARD):
        raise ReportRefusedError(_("A colleague did this already."))
    else:
        current.is_hazardous = answer == ReportAnswer.HAZARD
    waits_again = answer == ReportAnswer.SAFE and current.state == ReportState.NEW
    current.answered_by = None if waits_again else user
    current.answered_at = None if waits_again else timezone.now()
    current.save(update_fields=["state", "is_hazardous", "answer", "answered_by", "answered_at"])
    log(current, LOG_ACTIONS[answer], user=user)


def _close(report: ErrorReport, answer: ReportAnswer, words: str) -> None:
    if report.is_hazardous:
        raise ReportRefusedError(_("This report was marked as hazardous: it is deleted by itself."))
    if report.state != ReportState.NEW:
        raise ReportRefusedError(_("A colleague has dealt with this report already."))
    if answer == ReportAnswer.DISMISS and not words:
        raise ReportRefusedError(_("Say in a few words why nothing changes."))
    report.state, report.answer = _STATES[answer], words
