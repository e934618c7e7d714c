"""Saying a status finding to a reader, in whole sentences that can be translated."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.partial_dates import PartialDate
from legislation.choices import EventType, InstrumentKind, InstrumentStatus
from legislation.status import Contradiction, Oddity, StatusFinding

#: Kinds that bind states by their own consent: nobody calls them "law since".
TREATY_KINDS: Final = frozenset({InstrumentKind.CONVENTION, InstrumentKind.PROTOCOL})

#: What happened, as it stands in the middle of a sentence.
_HAPPENED: Final[dict[str, Promise]] = {
    EventType.CONSULTATION_OPENED: gettext_lazy("consultation opened"),
    EventType.CONSULTATION_CLOSED: gettext_lazy("consultation closed"),
    EventType.ANNOUNCED: gettext_lazy("announced"),
    EventType.INTRODUCED: gettext_lazy("introduced"),
    EventType.COMMITTEE: gettext_lazy("committee stage"),
    EventType.POSITION_TAKEN: gettext_lazy("position taken"),
    EventType.PASSED_CHAMBER: gettext_lazy("passed by one chamber"),
    EventType.PASSED_LEGISLATURE: gettext_lazy("passed by the legislature"),
    EventType.ADOPTED: gettext_lazy("adopted"),
    EventType.OPENED_FOR_SIGNATURE: gettext_lazy("opened for signature"),
    EventType.SIGNED: gettext_lazy("signed"),
    EventType.ASSENTED: gettext_lazy("assented to"),
    EventType.LAPSED_INTO_LAW: gettext_lazy("lapsed into law"),
    EventType.PROMULGATED: gettext_lazy("promulgated"),
    EventType.BECAME_ACT: gettext_lazy("became an act"),
    EventType.PUBLISHED: gettext_lazy("published"),
    EventType.ORDER_ISSUED: gettext_lazy("order issued"),
    EventType.IN_FORCE: gettext_lazy("entry into force"),
    EventType.APPLIES_FROM: gettext_lazy("application"),
    EventType.REINSTATED: gettext_lazy("reinstated"),
    EventType.UPHELD: gettext_lazy("upheld"),
    EventType.EXTENDED: gettext_lazy("extended"),
    EventType.SUSPENDED: gettext_lazy("suspended"),
    EventType.STRUCK_DOWN: gettext_lazy("struck down"),
    EventType.REPEALED: gettext_lazy("repealed"),
    EventType.REPLACED: gettext_lazy("replaced"),
    EventType.EXPIRED: gettext_lazy("expired"),
    EventType.WITHDRAWN: gettext_lazy("withdrawn"),
    EventType.REJECTED: gettext_lazy("rejected"),
    EventType.LAPSED: gettext_lazy("lapsed"),
}
_ENDINGS: Final[dict[str, Promise]] = {
    EventType.REPEALED: gettext_lazy("Repealed %(when)s"),
    EventType.REPLACED: gettext_lazy("Replaced %(when)s"),
    EventType.EXPIRED: gettext_lazy("Expired %(when)s"),
    EventType.STRUCK_DOWN: gettext_lazy("Struck down %(when)s"),
    EventType.WITHDRAWN: gettext_lazy("Withdrawn %(when)s"),
    EventType.REJECTED: gettext_lazy("Rejected %(when)s"),
    EventType.LAPSED: gettext_lazy("Lapsed %(when)s"),
}
_ODDITIES: Final[dict[str, Promise]] = {
    Oddity.AFTER_END: gettext_lazy("An event follows the end of the law, without reinstatement"),
    Oddity.ENDED_TWICE: gettext_lazy("The law ends twice in the same way"),
    Oddity.TWO_STARTS: gettext_lazy("Two different dates of entry into force"),
    Oddity.DROPPED_AFTER_LAW: gettext_lazy("Dropped like a proposal, though it is law"),
    Oddity.WENT_ON: gettext_lazy("The proposal went on after it had been dropped"),
    Oddity.NOTHING_TO_RESUME: gettext_lazy("Reinstated, though nothing had ended it"),
    Oddity.BILL_IN_FORCE: gettext_lazy("A bill cannot be in force: the act needs its own record"),
    Oddity.ENDS_BEFORE_START: gettext_lazy("An event that ends before it begins"),
    Oddity.UNDECIDED: gettext_lazy("No event says where this law stands"),
}


def status_sentence(
    finding: StatusFinding,
    kind: str,
    *,
    successor: str = "",
    how: str = "",
    override_reason: str = "",
) -> str:
    """Return where a law stands and which event says so.

    `successor` names the act that an enacted bill became, `how` the event that made it law:
    "Became law on 30 July 2022 as Republic Act No. 11930: lapsed into law".
    """
    label = str(finding.status.label)
    if finding.is_override:
        return _("%(status)s, in our judgement: %(reason)s") % {
            "status": label,
            "reason": override_reason,
        }
    if finding.event is None:
        return _("No event says yet where this law stands")
    if finding.status == InstrumentStatus.IN_FORCE:
        return _in_force(finding, kind)
    if finding.status == InstrumentStatus.IN_FORCE_UNCONFIRMED:
        return _doubtful(finding)
    if finding.status == InstrumentStatus.ENACTED:
        return _became_law(finding.event, successor, how)
    return _SENTENCES.get(finding.status, _labelled)(finding)


def contradiction_words(contradiction: Contradiction) -> str:
    """Return what does not fit together: "Two different dates of entry into force: 2012, 2013"."""
    words = str(_ODDITIES[contradiction.code])
    dates = ", ".join(
        f"{event_words(event)} {when_words(event.date)}" for event in contradiction.events
    )
    return f"{words}: {dates}" if dates else words


def event_words(event: Any) -> str:
    """Return what happened, as it stands in the middle of a sentence."""
    return str(_HAPPENED[event.type]) if event.type in _HAPPENED else str(event.type)


def when_words(date: PartialDate | None) -> str:
    """Return "on 27 May 2021", "in May 2021" or "on a date not recorded"."""
    if date is None or date.is_unknown:
        return _("on a date not recorded")
    if date.planned:
        return f"({date.in_words()})"
    words = {"date": date.in_words()}
    if date.precision == "day" and not date.circa:
        return _("on %(date)s") % words
    return _("%(date)s") % words if date.circa else _("in %(date)s") % words


def _in_force(finding: StatusFinding, kind: str) -> str:
    event, words = finding.event, {"date": _since(finding.event)}
    if event.date.is_unknown:
        return _started_unrecorded(finding, kind)
    if event.type in {EventType.REINSTATED, EventType.UPHELD}:
        return _("In force again since %(date)s: %(what)s") % {**words, "what": event_words(event)}
    if event.type == EventType.APPLIES_FROM:
        return _("In force; applies since %(date)s") % words
    if event.type == EventType.IN_FORCE:
        return _("In force since %(date)s") % words
    return _("In force since %(date)s: %(what)s") % {**words, "what": event_words(event)}


def _started_unrecorded(finding: StatusFinding, kind: str) -> str:
    law = finding.law_event
    if law is None or law.date.is_unknown:
        return _("In force, start not recorded")
    words = {"date": _since(law), "what": event_words(law), "when": when_words(law.date)}
    if kind in TREATY_KINDS:
        return _("In force, start not recorded; %(what)s %(when)s") % words
    return _("Law since %(date)s: %(what)s; in force, start not recorded") % words


def _partly_in_force(finding: StatusFinding) -> str:
    event = finding.event
    if event.type == EventType.SUSPENDED:
        words = {"what": event.provisions or _("a part"), "when": when_words(event.date)}
        return _("Partly in force: %(what)s suspended %(when)s") % words
    parts = [part for part in finding.parts if part.provisions]
    if parts and len(parts) == len(finding.parts):
        return _("Partly in force: %(parts)s") % {"parts": "; ".join(map(_part_words, parts))}
    if event.date.is_unknown:
        return _("Partly in force, start not recorded")
    return _("Partly in force since %(date)s") % {"date": _since(event)}


def _part_words(event: Any) -> str:
    """Return which provisions took effect when: "ss 1–10 since 17 March 2025"."""
    if event.date.is_unknown:
        return str(event.provisions)
    words = {"provisions": event.provisions, "date": _since(event)}
    return _("%(provisions)s since %(date)s") % words


def _suspended(finding: StatusFinding) -> str:
    event = finding.event
    when = when_words(event.date)
    if event.until is None or event.until.is_unknown:
        return _("Suspended %(when)s") % {"when": when}
    return _("Suspended %(when)s, until %(end)s") % {"when": when, "end": event.until.in_words()}


def _became_law(event: Any, successor: str, how: str) -> str:
    words = {"when": when_words(event.date), "act": successor, "how": how}
    if successor and how:
        return _("Became law %(when)s as %(act)s: %(how)s") % words
    if successor:
        return _("Became law %(when)s as %(act)s") % words
    return _("Became law %(when)s") % words


def _doubtful(finding: StatusFinding) -> str:
    return _("%(status)s: weak evidence says %(what)s %(when)s") % {
        "status": finding.status.label,
        "what": event_words(finding.event),
        "when": when_words(finding.event.date),
    }


def _published(finding: StatusFinding) -> str:
    if finding.event.type != EventType.PUBLISHED:
        return _labelled(finding)
    return _("Published %(when)s") % {"when": when_words(finding.event.date)}


def _ended(finding: StatusFinding) -> str:
    event = finding.event
    if event.type in _ENDINGS:
        return str(_ENDINGS[event.type]) % {"when": when_words(event.date)}
    return _("Expired: in force until %(date)s") % {"date": event.until.in_words()}


def _labelled(finding: StatusFinding) -> str:
    return _("%(status)s: %(what)s %(when)s") % {
        "status": finding.status.label,
        "what": event_words(finding.event),
        "when": when_words(finding.event.date),
    }


def _since(event: Any) -> str:
    return str(event.date.in_words())


_SENTENCES: Final[dict[InstrumentStatus, Callable[[StatusFinding], str]]] = {
    InstrumentStatus.PARTLY_IN_FORCE: _partly_in_force,
    InstrumentStatus.SUSPENDED: _suspended,
    InstrumentStatus.PUBLISHED: _published,
    InstrumentStatus.REPEALED: _ended,
    InstrumentStatus.EXPIRED: _ended,
    InstrumentStatus.STRUCK_DOWN: _ended,
    InstrumentStatus.WITHDRAWN: _ended,
    InstrumentStatus.REJECTED: _ended,
    InstrumentStatus.LAPSED: _ended,
}
