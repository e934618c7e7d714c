"""The rows of the review queue: a record, whose it is, why it waits, and what may be answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from stewardship.choices import QueueReason, VerificationOutcome
from stewardship.models import Verification, VerifiedRecord
from stewardship.panels import CHECKING
from stewardship.services.queue_conditions import attention_words, open_reports
from stewardship.services.review_queue import QueueEntry


@dataclass(frozen=True)
class QueueRow:
    """One row: `why` is a list of reason and the words that say it of this record."""

    record: VerifiedRecord
    kind: str
    label: str
    owner: str
    deputy: str
    why: list[tuple[str, str]]

    @property
    def title(self) -> str:
        """The name of the record."""
        return str(self.record)

    @property
    def edit_url(self) -> str:
        """The editor, which is told that the record is being checked."""
        return f"{edit_path(self.record)}?{CHECKING}=1"

    @property
    def public_url(self) -> str:
        """The public page, by the address that never changes."""
        return f"{settings.SITE_URL}/id/{self.record.uid}"

    @property
    def check_url(self) -> str:
        """Where "checked, nothing changed" is sent."""
        return reverse("review_queue_check", args=[self.label, self.record.uid])

    @property
    def flag_url(self) -> str:
        """Where a flag is sent."""
        return reverse("review_queue_flag", args=[self.label, self.record.uid])

    @property
    def reports_url(self) -> str:
        """The reports of readers about this record."""
        return f"{reverse('error_reports')}?record={self.record.uid}"


def queue_rows(entries: Iterable[QueueEntry]) -> list[QueueRow]:
    """Return the rows of a page, in two queries for what was flagged and reported."""
    found = list(entries)
    flags, reports = _flags(found), _reports(found)
    return [
        QueueRow(
            entry.record,
            str(entry.record._meta.verbose_name),
            entry.record._meta.label_lower,
            _name(entry.record.owner),
            _name(entry.record.deputy),
            [
                (reason.value, _words(reason, entry.record, flags, reports))
                for reason in entry.reasons
            ],
        )
        for entry in found
    ]


def edit_path(record: Any) -> str:
    """Return the address of the editor of a record."""
    name: str = type(record).snippet_viewset.get_url_name("edit")
    return reverse(name, args=[quote(record.pk)])


def in_words(day: date | None) -> str:
    """Return a day as the admin writes it, empty for none."""
    return date_format(day) if day else ""


def checked_words(record: VerifiedRecord) -> str:
    """Return what is said after a check."""
    return _("“%(record)s” is checked. Next review by %(day)s.") % {
        "record": record,
        "day": in_words(record.next_review_on),
    }


def _words(
    reason: QueueReason,
    record: VerifiedRecord,
    flags: dict[Any, Verification],
    reports: Counter[Any],
) -> str:
    """Return a reason in words that name the day, the note, or the number."""
    if reason in {QueueReason.OVERDUE, QueueReason.DUE_SOON}:
        due = {"day": in_words(record.next_review_on)}
        late = reason == QueueReason.OVERDUE
        return _("Review due since %(day)s") % due if late else _("Review due by %(day)s") % due
    if reason == QueueReason.FLAGGED and record.uid in flags:
        return _flag_words(flags[record.uid])
    if reason == QueueReason.REPORTED:
        number = reports[record.uid]
        return ngettext(
            "%(number)d error reported by a reader",
            "%(number)d errors reported by readers",
            number,
        ) % {"number": number}
    if reason == QueueReason.ATTENTION:
        return attention_words(type(record))
    return str(reason.label)


def _flag_words(flag: Verification) -> str:
    who = f", {flag.checked_by}" if flag.checked_by else ""
    return _("Flagged on %(day)s%(who)s: %(note)s") % {
        "day": date_format(flag.checked_on),
        "who": who,
        "note": flag.note or _("no note"),
    }


def _flags(entries: list[QueueEntry]) -> dict[Any, Verification]:
    uids = [entry.record.uid for entry in entries if QueueReason.FLAGGED in entry.reasons]
    flags = Verification.objects.filter(
        record_uid__in=uids, outcome=VerificationOutcome.FLAGGED
    ).select_related("checked_by")
    return {flag.record_uid: flag for flag in flags.order_by("checked_on", "pk")}


def _reports(entries: list[QueueEntry]) -> Counter[Any]:
    uids = [entry.record.uid for entry in entries if QueueReason.REPORTED in entry.reasons]
    return Counter(open_reports().filter(record_uid__in=uids).values_list("record_uid", flat=True))


def _name(user: User | None) -> str:
    if user is None:
        return ""
    return str(user) if user.is_active else _("%(name)s (has left)") % {"name": user}
