"""What must hold before a bill is promoted; each fault is said at the field that can mend it."""

from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.partial_dates import PartialDate
from legislation.choices import EventType, InstrumentKind, RelationKind
from legislation.models import Event, Instrument, Relation
from legislation.services.promote_to_act.promotion import Promotion

#: How a bill becomes law.
LAW_TYPES: Final = (
    EventType.ASSENTED,
    EventType.LAPSED_INTO_LAW,
    EventType.PROMULGATED,
    EventType.SIGNED,
    EventType.ADOPTED,
    EventType.PASSED_LEGISLATURE,
    EventType.PUBLISHED,
)
Fault = tuple[str, str]


def may_be_promoted(bill: Instrument) -> bool:
    """Whether this is a public bill that has not become an act yet."""
    return not why_not_promoted(bill)


def why_not_promoted(bill: Instrument) -> list[str]:
    """Return what keeps a record from being promoted whatever it became, in words."""
    return [message for _field, message in _faults_of_bill(bill)]


def check_promotion(bill: Instrument, promotion: Promotion, user: Any) -> None:
    """Raise PermissionDenied, or ValidationError by the fields of `Promotion`."""
    if user is not None and not user.has_perm("legislation.publish_instrument"):
        raise PermissionDenied
    faults = list(_faults_of_bill(bill))
    if not faults:
        faults += _faults_of_act(bill, promotion)
        faults += _faults_of_dates(bill, promotion)
    errors: dict[str, list[str]] = {}
    for field, message in faults:
        errors.setdefault(field, []).append(message)
    if errors:
        raise ValidationError(errors)


def law_event_of(act: Instrument) -> Event | None:
    """Return the event by which an act became law, as it records it."""
    events: list[Event] = list(act.events.all())
    found = [event for event in events if event.type in LAW_TYPES]
    decided = act.find_status().law_event
    return decided if decided in found else next(iter(found), None)


def _faults_of_bill(bill: Instrument) -> Iterator[Fault]:
    if bill.kind != InstrumentKind.BILL:
        yield NON_FIELD_ERRORS, _("Only a bill can become an act.")
    elif not bill.live or bill.jurisdiction_id is None:
        yield NON_FIELD_ERRORS, _("Publish the bill first: its address passes to the act.")
    for link in Relation.objects.filter(instrument=bill.pk, kind=RelationKind.BECAME):
        yield (
            NON_FIELD_ERRORS,
            _("This bill has become “%(act)s” already.") % {"act": link.target},
        )


def _faults_of_act(bill: Instrument, promotion: Promotion) -> Iterator[Fault]:
    if promotion.act is not None:
        yield from _faults_of_existing(bill, promotion.act)
        return
    if not promotion.title.strip():
        yield "title", _("The act needs a title.")
    if promotion.kind not in InstrumentKind or promotion.kind == InstrumentKind.BILL:
        yield "kind", _("Choose what the bill became.")
    if not promotion.number:
        return
    holder = Instrument.objects.live().filter(
        jurisdiction=bill.jurisdiction, number=promotion.number
    )
    for taken in holder:
        yield (
            "number",
            _("“%(law)s” has this number: choose it as the act, if it is the same.")
            % {"law": taken},
        )


def _faults_of_existing(bill: Instrument, act: Instrument) -> Iterator[Fault]:
    if act.pk == bill.pk or act.kind == InstrumentKind.BILL:
        yield "act", _("A bill becomes an act, not a bill.")
    elif act.jurisdiction_id != bill.jurisdiction_id:
        yield "act", _("The act belongs to another jurisdiction than the bill.")


def _faults_of_dates(bill: Instrument, promotion: Promotion) -> Iterator[Fault]:
    law, recorded = promotion.law_date, None
    if promotion.act is not None:
        recorded = law_event_of(promotion.act)
    if not promotion.law_type and recorded is None:
        yield "law_type", _("Say by what it became law.")
    elif promotion.law_type and promotion.law_type not in LAW_TYPES:
        yield "law_type", _("This is not how a bill becomes law.")
    if law is None and (recorded is None or promotion.law_type):
        yield "law_date", _("Say when it became law; “unknown” if no source tells.")
    elif law is not None and not promotion.law_type:
        yield "law_type", _("Say by what it became law on that day.")
    elif law is not None:
        yield from _faults_of_law_date(bill, promotion, law, recorded)
    yield from _faults_of_start(promotion)


def _faults_of_law_date(
    bill: Instrument, promotion: Promotion, law: PartialDate, recorded: Event | None
) -> Iterator[Fault]:
    today = timezone.localdate()
    if law.planned or (law.earliest is not None and law.earliest > today):
        yield "law_date", _("An act that is still to come cannot be recorded as law.")
    said = recorded.date if recorded and recorded.type == promotion.law_type else None
    if said is not None and said != law:
        yield "law_date", _("The act says %(date)s already.") % {"date": said.in_words()}
    for event in bill.events.all():
        when = event.date
        if event.type == EventType.INTRODUCED and when and _is_before(law, when):
            yield (
                "law_date",
                _("The bill was introduced after that: %(date)s.") % {"date": when.in_words()},
            )
        if (
            event.type == EventType.BECAME_ACT
            and when
            and not when.overlaps(law.earliest, law.latest)
        ):
            yield (
                "law_date",
                _("The bill says that it became an act on another date: %(date)s.")
                % {"date": when.in_words()},
            )


def _faults_of_start(promotion: Promotion) -> Iterator[Fault]:
    start, law = promotion.in_force_date, promotion.law_date
    if start is not None and law is not None and _is_before(start, law):
        yield "in_force_date", _("It cannot be in force before it became law.")


def _is_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether the whole of one date lies before the other; unknown dates never do."""
    if one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest
