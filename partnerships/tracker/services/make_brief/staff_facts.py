"""What staff read though no file for the public lists it: duties, plans of laws, our seats."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from legislation.choices import IN_FORCE_STATUSES, DutyKind
from legislation.models import Duty, Event
from legislation.services.true_status import matching_status
from partnerships.register.models import Seat
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.services.make_brief.document import (
    AsOf,
    Line,
    Section,
    checked,
    cut_rows,
    dated,
    recorded,
    section,
)
from partnerships.tracker.services.make_brief.private_scope import PrivateScope
from partnerships.tracker.services.make_brief.public_facts import LAWS

MOST_SEATS: Final = 10
MOST_EVENTS: Final = 10
#: Duties whose absence is no gap.
_NO_GAP: Final = frozenset({DutyKind.GUIDANCE_ONLY, DutyKind.VOLUNTARY_DETECTION})


def duty_gaps(private: PrivateScope) -> list[Line]:
    """Return which duties no law in force of a country lays down, as far as is recorded."""
    if private.scope.subject.kind != BriefKind.COUNTRY:
        return []
    binding = matching_status(private.scope.laws, IN_FORCE_STATUSES, private.day)
    rows = Duty.objects.filter(instrument__in=binding.order_by().values("pk"))
    covered = set(rows.order_by().values_list("kind", flat=True).distinct())
    missing = [str(kind.label) for kind in DutyKind if kind not in covered | _NO_GAP]
    if not missing:
        return []
    label = _("Duties that no law in force lays down, as far as is recorded")
    return [Line(label, recorded(private.day), ", ".join(missing))]


def law_events(private: PrivateScope) -> list[tuple[Any, Line]]:
    """Return the planned events and deadlines of laws, each with the first day it can mean."""
    rows = (
        Event.objects.filter(
            instrument__in=private.scope.laws.order_by().values("pk"),
            date_latest__gte=private.day,
        )
        .select_related("instrument__jurisdiction", "source")
        .order_by("date_earliest", "pk")
    )
    coming = [each for each in rows[: 3 * MOST_EVENTS] if _is_to_come(each, private)]
    return [(each.date_earliest, _event_line(each, private)) for each in coming[:MOST_EVENTS]]


def _is_to_come(event: Event, private: PrivateScope) -> bool:
    when = event.date
    return bool(when and when.earliest and (when.planned or when.earliest > private.day))


def _event_line(event: Any, private: PrivateScope) -> Line:
    law = event.instrument
    words = {"event": event.get_type_display(), "date": event.date.in_words()}
    source = event.source
    return Line(
        text=LAWS.words(law, "title"),
        detail=_("%(event)s: %(date)s") % words,
        as_of=LAWS.as_of(law, private.day),
        source=source.title if source else "",
        url=_address_of(source) if source else LAWS.address(law),
        marks=LAWS.marks(law, private.day),
    )


def seat_sections(private: PrivateScope) -> list[Section]:
    """Return our seats in a forum or with a partner."""
    subject = private.scope.subject
    if subject.kind == BriefKind.FORUM:
        rows = Seat.objects.live().filter(forum=subject.record)
    elif subject.kind == BriefKind.PARTNER:
        rows = Seat.objects.live().filter(organisation=subject.record)
    else:
        return []
    found, more = cut_rows(rows.select_related("source").order_by("name", "pk"), MOST_SEATS)
    return section(_("Our seats"), [_seat_line(seat, private) for seat in found], more=more)


def _seat_line(seat: Any, private: PrivateScope) -> Line:
    facts = [
        (_("Our role"), seat.role),
        (_("From"), seat.starts.in_words() if seat.starts else ""),
        (_("Until"), seat.ends.in_words() if seat.ends else ""),
    ]
    return Line(
        text=seat.name,
        detail=". ".join(f"{label}: {words}" for label, words in facts if words),
        as_of=_as_of_seat(seat, private.day),
        source=seat.source.title if seat.source else "",
        url=_address_of(seat.source),
    )


def _address_of(source: Any) -> str:
    return source.url if source is not None and source.is_linkable else ""


def _as_of_seat(seat: Any, day: date) -> AsOf:
    if seat.verified_on:
        return checked(seat.verified_on)
    known = seat.starts and not seat.starts.is_unknown
    return dated(seat.starts) if known else recorded(day)
