"""The layers of the world map: what each asks of a place, and what its five answers mean.

What is not on record is never a no. A record whose review is past due answers "not reviewed",
since nobody has looked whether it is still true.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from legislation.choices import (
    IN_FORCE_STATUSES,
    PENDING_STATUSES,
    AnswerValue,
    ForceState,
    InstrumentStatus,
)
from partnerships.register.choices import PortalStatus


class LayerName(TextChoices):
    """The layers, by the value of `show` in the address."""

    PORTALS = "portals", _("Reporting portals")
    STATUS = "status", _("Laws")
    DUTY = "duty", _("Duties")
    SCORECARD = "scorecard", _("Scorecard")
    CITED = "cited", _("Laws that name us")


class StatusGroup(TextChoices):
    """What may be asked of the laws of a place, by the value of `status` in the address."""

    IN_FORCE = "in_force", _("In force")
    COMING = "coming", _("Proposed, or adopted and not in force")
    ENDED = "ended", _("Repealed, expired or struck down")


@dataclass(frozen=True)
class Meaning:
    """What a layer shows: the rule by which it answers, and each answer in its own words."""

    rule: Any
    words: Mapping[AnswerValue, Any]


_PAST_DUE: Final = _("On record, but its review is past due")
_NO_LAW: Final = _("No law recorded here; that does not mean that there is none")

PORTALS: Final = Meaning(
    _(
        "A place is answered by the portals on record that serve it, its own or one of several "
        "countries that names it. Where no portal is on record, there may still be a hotline of "
        "the place’s own."
    ),
    {
        AnswerValue.YES: _("A portal takes reports"),
        AnswerValue.PARTLY: _("A portal is planned or paused"),
        AnswerValue.NO: _("A portal was closed, and no other is on record"),
        AnswerValue.NOT_REVIEWED: _PAST_DUE,
        AnswerValue.NO_INFORMATION: _("No portal recorded here"),
    },
)

_LAW_RULE: Final = _(
    "A place is answered by the laws on record that are its own, as they stand today. Laws of its "
    "parts, of the state it belongs to, and of bodies such as the European Union do not count here."
)

STATUS: Final[Mapping[str, Meaning]] = {
    StatusGroup.IN_FORCE: Meaning(
        _LAW_RULE,
        {
            AnswerValue.YES: _("A law is in force"),
            AnswerValue.PARTLY: _("A law is in force in part, or by weak evidence only"),
            AnswerValue.NO: _("Laws or bills recorded, none in force"),
            AnswerValue.NOT_REVIEWED: _PAST_DUE,
            AnswerValue.NO_INFORMATION: _NO_LAW,
        },
    ),
    StatusGroup.COMING: Meaning(
        _LAW_RULE,
        {
            AnswerValue.YES: _("A bill, or a law that is not in force yet"),
            AnswerValue.PARTLY: _("A law is suspended and may come back"),
            AnswerValue.NO: _("Laws recorded, none of them still to come"),
            AnswerValue.NOT_REVIEWED: _PAST_DUE,
            AnswerValue.NO_INFORMATION: _NO_LAW,
        },
    ),
    StatusGroup.ENDED: Meaning(
        _LAW_RULE,
        {
            AnswerValue.YES: _("A law was repealed, expired or was struck down"),
            AnswerValue.PARTLY: _("A bill was rejected, withdrawn or lapsed"),
            AnswerValue.NO: _("Laws recorded, none of them ended"),
            AnswerValue.NOT_REVIEWED: _PAST_DUE,
            AnswerValue.NO_INFORMATION: _NO_LAW,
        },
    ),
}

DUTY: Final = Meaning(
    _(
        "A place is answered by the duties recorded in its own laws, and by whether the provision "
        "behind each binds today. Laws of its parts, of the state it belongs to, and of bodies do "
        "not count here."
    ),
    {
        AnswerValue.YES: _("The duty binds today"),
        AnswerValue.PARTLY: _("The duty is recorded; whether it binds today is not certain"),
        AnswerValue.NO: _("The duty is recorded, but proposed, not in force yet, or ended"),
        AnswerValue.NOT_REVIEWED: _(
            "Laws recorded, but not this duty in them, or its review is past due"
        ),
        AnswerValue.NO_INFORMATION: _NO_LAW,
    },
)

SCORECARD: Final = Meaning(
    _(
        "A place is answered by its scorecard: yes and partly rest on a provision of law. Places "
        "without a scorecard are not reviewed."
    ),
    {
        AnswerValue.YES: _("Yes, by a provision of law"),
        AnswerValue.PARTLY: _("Partly, by a provision of law"),
        AnswerValue.NO: _("No: looked for, and not found in law"),
        AnswerValue.NOT_REVIEWED: _("Nobody has answered this yet"),
        AnswerValue.NO_INFORMATION: _("Looked for; no information was found"),
    },
)

CITED: Final = Meaning(
    _(
        "A place is answered by the provisions in its own laws that name us, our lists, our "
        "hotline or a portal, each recorded with its exact words and source."
    ),
    {
        AnswerValue.YES: _("A provision that names us binds today"),
        AnswerValue.PARTLY: _("A provision names us; whether it binds today is not certain"),
        AnswerValue.NO: _("A provision names us, but does not bind today"),
        AnswerValue.NOT_REVIEWED: _PAST_DUE,
        AnswerValue.NO_INFORMATION: _("No such provision recorded here"),
    },
)

#: What the record of a portal answers, by its status.
OF_PORTAL: Final[Mapping[str, AnswerValue]] = {
    PortalStatus.LIVE: AnswerValue.YES,
    PortalStatus.PLANNED: AnswerValue.PARTLY,
    PortalStatus.PAUSED: AnswerValue.PARTLY,
    PortalStatus.CLOSED: AnswerValue.NO,
}
#: Statuses of a law that answer yes and partly to each group; every other one answers no.
OF_LAW: Final[Mapping[str, tuple[frozenset[Any], frozenset[Any]]]] = {
    StatusGroup.IN_FORCE: (
        frozenset({InstrumentStatus.IN_FORCE}),
        IN_FORCE_STATUSES - {InstrumentStatus.IN_FORCE},
    ),
    StatusGroup.COMING: (PENDING_STATUSES, frozenset({InstrumentStatus.SUSPENDED})),
    StatusGroup.ENDED: (
        frozenset(
            {
                InstrumentStatus.REPEALED,
                InstrumentStatus.EXPIRED,
                InstrumentStatus.STRUCK_DOWN,
            }
        ),
        frozenset({InstrumentStatus.REJECTED, InstrumentStatus.WITHDRAWN, InstrumentStatus.LAPSED}),
    ),
}


def law_answer(group: str, status: str) -> AnswerValue:
    """Return what a law answers to a group by its status."""
    yes, partly = OF_LAW[group]
    if status in yes:
        return AnswerValue.YES
    return AnswerValue.PARTLY if status in partly else AnswerValue.NO


def force_answer(force: str) -> AnswerValue:
    """Return what a provision answers by whether it binds today."""
    if force == ForceState.IN_FORCE:
        return AnswerValue.YES
    return AnswerValue.PARTLY if force == ForceState.UNCERTAIN else AnswerValue.NO
