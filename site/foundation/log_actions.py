"""The log actions of foundation, in words that the history of a record shows."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from foundation.publishing import SCHEDULE_REFUSED
from foundation.services.change_live_record import CHANGED_LIVE
from foundation.services.seed_record import SEEDED


class ScheduleRefusedFormatter(LogFormatter):
    """Says why a scheduled version did not go live."""

    label = _("Refuse a schedule")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """Return the reasons."""
        reasons = " ".join(log_entry.data.get("reasons", ()))
        return _("Scheduled publication refused. %(reasons)s") % {"reasons": reasons}


class ChangedLiveFormatter(LogFormatter):
    """Says what was changed outside the editor, and why."""

    label = _("Change the public record")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """Return the reason and the fields."""
        fields = ", ".join(
            f"{name}: “{change['from']}” → “{change['to']}”"
            for name, change in log_entry.data.get("fields", {}).items()
        )
        return _("Changed outside the editor (%(reason)s). %(fields)s") % {
            "reason": log_entry.data.get("reason", ""),
            "fields": fields,
        }


def add_log_actions(actions: LogActionRegistry) -> None:
    """Name the actions."""
    actions.register_action(SEEDED, _("Load"), _("Loaded with the demonstration"))
    actions.register_action(SCHEDULE_REFUSED)(ScheduleRefusedFormatter)
    actions.register_action(CHANGED_LIVE)(ChangedLiveFormatter)
