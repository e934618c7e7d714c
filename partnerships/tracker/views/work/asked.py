"""Whose work is asked for, and by whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import Whose
from partnerships.tracker.querysets import belonging

#: The value of `whose` that wants the work of one colleague, named in `colleague`.
COLLEAGUE: Final = "colleague"
WHOSE_LABELS: Final = {
    Whose.MINE: _("My work"),
    Whose.TEAM: _("My team’s work"),
    Whose.ALL: _("Everybody’s work"),
    Whose.NOBODY: _("Nobody’s work"),
}
#: What is due within so many days is due this week.
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class Asked:
    """What a list of work shows: the work of `subject` or those around, as `viewer` may see it.

    `settled` was settled just now in the section `at`, where it stays to be taken back.
    """

    viewer: User
    subject: User
    whose: Whose
    today: date
    settled: UUID | None = None
    at: str = ""

    def of(self, holder: str, deputy: str = "") -> Q:
        """Return the condition that the work is theirs; `holder` names the field that says so."""
        return belonging(self.whose, self.subject, holder, deputy)

    def kept_at(self, section: str, condition: Q) -> Q:
        """Return the condition of a section, with what was settled in it and in no other."""
        if self.settled is None:
            return condition
        if self.at == section:
            return condition | Q(uid=self.settled)
        return condition & ~Q(uid=self.settled)
