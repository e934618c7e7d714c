"""What the digest of a colleague says of the partners in their care.

What somebody who has left would have to see to is told to whoever owns the partner now, and to its
deputy once the owner has left. Mail leaves the house: a confidential record is not named in it, and
nothing in it looks like an address or a number of a person.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from foundation.registries import DigestSection
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import Right
from partnerships.tracker.models import Enquiry
from partnerships.tracker.querysets import may
from partnerships.tracker.services.warn_of_ends import DueWarning, due_warnings, note_warned
from partnerships.tracker.services.write_digest.items import (
    WEEK,
    Item,
    all_items,
    slipping_items,
    warned_items,
)
from partnerships.tracker.services.write_digest.words import address_of, line_of

#: More lines than this are a number and the way to the dashboard.
MOST_LINES: Final = 20


def write_digest(user: User, day: date) -> Iterator[DigestSection]:
    """Yield the sections of the tracker, as `user` may see it now; nothing without the right."""
    if not may(user, Right.SEE):
        return
    items = sorted(all_items(user, day + WEEK), key=lambda item: item.day)
    overdue = [item for item in items if item.day < day]
    coming = [item for item in items if item.day >= day]
    yield from _section(_("Partners: overdue"), overdue, "since")
    yield from _section(_("Partners: due within a week"), coming, "by")
    yield from _warnings(user, day)
    yield from _section(_("Partners: no contact for longer than agreed"), slipping_items(user, day))
    yield from _enquiries(user)


def _section(heading: str, items: Iterable[Item], due: str = "") -> Iterator[DigestSection]:
    lines = [line_of(item, due) for item in items]
    if not lines:
        return
    shown = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        rest = len(lines) - MOST_LINES
        more = ngettext("%(number)d more", "%(number)d more", rest) % {"number": rest}
        shown.append(f"- {more}\n  {address_of('tracker_dashboard')}")
    yield DigestSection(heading, tuple(shown))


def _warnings(user: User, day: date) -> Iterator[DigestSection]:
    """Yield the agreements that end; they are noted as told once the message went."""
    warnings = [each for each in due_warnings(user, day) if (each.agreement.ends_on or day) >= day]
    lines = tuple(line_of(item, "ends") for item in warned_items(warnings))
    if lines:
        when_sent: Callable[[], None] = partial(_note, user, warnings, day)
        yield DigestSection(_("Agreements that end"), lines, when_sent)


def _note(user: User, warnings: Iterable[DueWarning], day: date) -> None:
    for warning in warnings:
        note_warned(user, warning.agreement, warning.days, day)


def _enquiries(user: User) -> Iterator[DigestSection]:
    """Yield how many requests for a portal nobody took in hand; what they say stays here."""
    if not may(user, Right.EDIT):
        return
    # Nobody's yet, and open to all who may edit: no colleague's own view is asked for.
    taken: Any = Enquiry.everything.filter(request__isnull=False).values("request")
    number = PortalRequest.objects.exclude(pk__in=taken).count()
    if number:
        words = ngettext(
            "%(number)d request for a portal that nobody took in hand",
            "%(number)d requests for a portal that nobody took in hand",
            number,
        ) % {"number": number}
        yield DigestSection(
            _("New enquiries"), (f"- {words}\n  {address_of('tracker_enquiries')}",)
        )
