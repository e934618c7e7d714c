"""The line in the history that says what a promotion moved."""

from typing import Final
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry

from legislation.models import Instrument

#: The log action on both records.
PROMOTED: Final = "chancery.promoted"


class PromotedFormatter(LogFormatter):
    """Says which bill became which act, and what moved with it."""

    label = gettext_lazy("Promote to act")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """Return the names and what was moved."""
        words = {
            "bill": log_entry.data.get("bill", ""),
            "act": log_entry.data.get("act", ""),
            "moved": "; ".join(log_entry.data.get("moved", ())) or _("nothing else"),
        }
        return _("“%(bill)s” became “%(act)s”. Moved to the act: %(moved)s") % words


def add_log_actions(actions: LogActionRegistry) -> None:
    """Name the action."""
    actions.register_action(PROMOTED)(PromotedFormatter)


def write_down(
    bill: Instrument, act: Instrument, moved: list[str], user: AbstractBaseUser | None
) -> None:
    """Log the promotion on both records, as entries of their own.

    Wagtail shows of several entries with one uuid and action only the last, whoever they concern.
    """
    data = {
        "bill": str(bill),
        "bill_uid": str(bill.uid),
        "act": str(act),
        "act_uid": str(act.uid),
        "moved": moved,
    }
    for record in (bill, act):
        log(record, PROMOTED, user=user, data=data, uuid=uuid4())
