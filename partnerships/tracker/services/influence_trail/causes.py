"""What we did, as a link of the trail keeps it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from foundation.partial_dates import PartialDate
from legislation.choices import EventType
from legislation.models import Event
from partnerships.register.models import Engagement, Seat
from partnerships.tracker.choices import InfluenceKind, InteractionKind, LinkedKind
from partnerships.tracker.models import Interaction

#: Interactions in which we sent words rather than met.
_WRITTEN = (InteractionKind.EMAIL, InteractionKind.LETTER)
_LONGEST = 300


@dataclass(frozen=True)
class Cause:
    """What we did: an interaction, or a public record by its identifier."""

    kind: InfluenceKind
    label: str
    on: date
    interaction: Interaction | None = None
    record_kind: str = ""
    uid: UUID | None = None


def responses() -> QuerySet[Event]:
    """Return the public events at which we gave evidence."""
    found: QuerySet[Event] = Event.objects.filter(
        type=EventType.EVIDENCE_GIVEN, instrument__live=True
    )
    return found


def cause_of(did: Interaction | Event | Engagement | Seat) -> Cause:
    """Return what a link keeps of something we did.

    Of a date that is not known to the day its first day counts. Raises ValidationError for what
    has no date at all, by the name of the form field.
    """
    if isinstance(did, Interaction):
        is_written = did.kind in _WRITTEN
        kind = InfluenceKind.MESSAGE if is_written else InfluenceKind.MEETING
        return Cause(kind, str(did)[:_LONGEST], did.on, interaction=did)
    if isinstance(did, Event):
        words = f"{did.instrument}: {did}"
        on = _first_day(did.date, "response")
        return _public(InfluenceKind.RESPONSE, words, on, LinkedKind.EVENT, did)
    if isinstance(did, Engagement):
        when = did.date or did.edition.starts
        words = f"{did.edition}: {did.title or did.get_kind_display()}"
        on = _first_day(when, "engagement")
        return _public(InfluenceKind.MEETING, words, on, LinkedKind.ENGAGEMENT, did)
    return _public(
        InfluenceKind.SEAT, str(did), _first_day(did.starts, "seat"), LinkedKind.SEAT, did
    )


def _public(kind: InfluenceKind, words: str, on: date, record_kind: str, record: Any) -> Cause:
    return Cause(kind, words[:_LONGEST], on, None, record_kind, record.uid)


def _first_day(when: PartialDate | None, field: str) -> date:
    if when is None or when.earliest is None:
        raise ValidationError({field: _("It has no date yet: give it one in its record first.")})
    return when.earliest
