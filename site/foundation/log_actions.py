"""The log actions of foundation, in words that the history of a record shows."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from foundation.publishing import SCHEDULE_REFUSED
from foundation.services.seed_record import SEEDED


def add_log_actions(actions: LogActionRegistry) -> None:
    """Name the actions."""
    actions.register_action(SEEDED, _("Load"), _("Loaded with the demonstration"))
    actions.register_action(
        SCHEDULE_REFUSED, _("Refuse a schedule"), _("Scheduled publication refused")
    )
