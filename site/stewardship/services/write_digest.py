"""What the digest of a colleague says of the records in their care.

The owner is told of everything. The deputy is told once the owner has left, or has let a review
lie for two weeks. What nobody owns and is past due, reported or flagged is told, as a number, to
those who publish the family.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final

from django.conf import settings
from django.contrib.admin.utils import quote
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

from accounts.models import User
from foundation.registries import DigestSection
from foundation.text import tidy_line
from stewardship.choices import QueueReason, Whose
from stewardship.models import VerifiedRecord
from stewardship.querysets import is_past_due
from stewardship.services.list_families import editable_families
from stewardship.services.queue_conditions import conditions, last_outcome, open_reports
from stewardship.services.review_queue import nobodys

#: How long before its day a review is in the digest.
COMING: Final = timedelta(days=7)
#: After so long the deputy hears of a review that the owner has let lie.
OWNER_HAS: Final = timedelta(days=14)
#: More lines than this are a number and the way to the queue.
MOST_LINES: Final = 20

#: What somebody must hear of, whoever owns the record.
URGENT: Final = (QueueReason.OVERDUE, QueueReason.REPORTED, QueueReason.FLAGGED)

Family = type[VerifiedRecord]


def write_digest(user: User, day: date) -> Iterator[DigestSection]:
    """Yield the sections about reviews: past due, reported or flagged, due within a week."""
    families = editable_families(user)
    overdue = _records(user, families, is_past_due(day), day)
    reported, flagged = _needing_work(user, families, day)
    coming = _records(user, families, Q(next_review_on__lte=day + COMING) & ~is_past_due(day), day)
    yield from _section(_("Past due for review"), map(_due_since, overdue))
    yield from _section(_("Errors reported by readers"), reported)
    yield from _section(_("Flagged: needs work"), map(_line, flagged))
    yield from _section(_("Review due within a week"), map(_due_by, coming))
    yield from _section(
        _("Nobody’s, and past due, reported or flagged"), _nobodys(user, families, day)
    )


def _in_care(user: User, family: Family, day: date) -> QuerySet[Any]:
    """Return the live records of which `user` should hear."""
    lies = Q(next_review_on__lt=day - OWNER_HAS)
    found: QuerySet[Any] = family.objects.live().filter(
        Q(owner=user) | (Q(deputy=user) & (nobodys() | lies))
    )
    return found


def _records(user: User, families: Iterable[Family], where: Q, day: date) -> list[Any]:
    found = [
        record
        for family in families
        for record in _in_care(user, family, day).filter(where).order_by("next_review_on")
    ]
    return sorted(found, key=lambda record: record.next_review_on or day)


def _needing_work(
    user: User, families: Iterable[Family], day: date
) -> tuple[list[str], list[VerifiedRecord]]:
    """Return the lines about reported records, and the flagged records."""
    reported: list[VerifiedRecord] = []
    flagged: list[VerifiedRecord] = []
    for family in families:
        found = conditions(family, day)
        records = _in_care(user, family, day).annotate(**last_outcome())
        reported += records.filter(Q(found[QueueReason.REPORTED]))
        flagged += records.filter(Q(found[QueueReason.FLAGGED]))
    numbers = Counter(
        open_reports()
        .filter(record_uid__in=[record.uid for record in reported])
        .values_list("record_uid", flat=True)
    )
    return [_reports_line(record, numbers[record.uid]) for record in reported], flagged


def _nobodys(user: User, families: Iterable[Family], day: date) -> Iterator[str]:
    """Yield a line for each family that `user` publishes and of which nobody's records wait."""
    for family in families:
        if not policy_registry.get_by_type(family).user_has_permission(user, "publish"):
            continue
        found = conditions(family, day)
        urgent = [Q(found[reason]) for reason in URGENT if reason in found]
        records = family.objects.live().filter(nobodys()).annotate(**last_outcome())
        number = records.filter(reduce(or_, urgent)).count()
        if number:
            names = family._meta.verbose_name if number == 1 else family._meta.verbose_name_plural
            queue = f"{queue_url()}?whose={Whose.NOBODY}&family={family._meta.label_lower}"
            yield f"- {number} {names}\n  {queue}"


def _section(heading: str, lines: Iterable[str]) -> Iterator[DigestSection]:
    every = list(lines)
    if not every:
        return
    shown = every[:MOST_LINES]
    if len(every) > MOST_LINES:
        rest = len(every) - MOST_LINES
        more = ngettext("%(number)d more", "%(number)d more", rest) % {"number": rest}
        shown.append(f"- {more}\n  {queue_url()}?whose={Whose.MINE}")
    yield DigestSection(heading, tuple(shown))


def _due_since(record: VerifiedRecord) -> str:
    day = _in_words(record.next_review_on)
    return _line(record, _("review due since %(day)s") % {"day": day})


def _due_by(record: VerifiedRecord) -> str:
    day = _in_words(record.next_review_on)
    return _line(record, _("review due by %(day)s") % {"day": day})


def _reports_line(record: VerifiedRecord, number: int) -> str:
    words = ngettext("%(number)d report", "%(number)d reports", number) % {"number": number}
    return _line(record, words)


def _in_words(day: date | None) -> str:
    return date_format(day) if day else ""


def _line(record: VerifiedRecord, words: str = "") -> str:
    """Return one record with the address of its editor; a title is one line, whatever it holds."""
    title = f"{tidy_line(str(record))} ({record._meta.verbose_name})"
    name = type(record).snippet_viewset.get_url_name("edit")
    address = f"{settings.STAFF_URL}{reverse(name, args=[quote(record.pk)])}"
    return f"- {title}{': ' if words else ''}{words}\n  {address}"


def queue_url() -> str:
    """Return the absolute address of the review queue."""
    return f"{settings.STAFF_URL}{reverse('review_queue')}"
