"""What each type of event means, and how much of a law it may concern."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from legislation.choices import EventScope, EventType

EVENTS: Final[dict[str, Promise]] = {
    EventType.CONSULTATION_OPENED: _(
        "An official body asked the public, or named parties, for comments on a text or a plan."
    ),
    EventType.CONSULTATION_CLOSED: _("The last day on which comments were taken."),
    EventType.ANNOUNCED: _(
        "A government or body said in public that it would propose or make such a text."
    ),
    EventType.INTRODUCED: _("The proposal was tabled in the legislature, or sent to it."),
    EventType.COMMITTEE: _("A committee took up, examined or reported on the proposal."),
    EventType.POSITION_TAKEN: _(
        "An institution that must agree fixed what it wants, such as the position of a council or "
        "the mandate of a parliament for negotiations."
    ),
    EventType.PASSED_CHAMBER: _("One of two chambers passed the text; the other has yet to."),
    EventType.PASSED_LEGISLATURE: _(
        "The legislature as a whole passed the text; assent or publication may still be missing."
    ),
    EventType.ADOPTED: _(
        "The body that has the power to do so adopted the text in its final form."
    ),
    EventType.OPENED_FOR_SIGNATURE: _("States may sign the treaty from this day on."),
    EventType.SIGNED: _(
        "Whoever has to sign signed the text: a head of state, a minister, the parties to a treaty."
    ),
    EventType.ASSENTED: _("The head of state assented, by which the bill became law."),
    EventType.LAPSED_INTO_LAW: _(
        "The bill became law because the time in which it could be vetoed or signed ran out."
    ),
    EventType.PROMULGATED: _("The text was formally proclaimed as law."),
    EventType.ORDER_ISSUED: _(
        "An authority issued an order or instruction, which binds from then on unless it says "
        "otherwise."
    ),
    EventType.PUBLISHED: _("The text was printed in the official gazette or journal."),
    EventType.IN_FORCE: _("The text, or the part named, took effect."),
    EventType.APPLIES_FROM: _(
        "The rules must be followed from this day, which may be later than their entry into force."
    ),
    EventType.COMPLIANCE_DEADLINE: _("The last day on which those bound must have complied."),
    EventType.TRANSPOSITION_DEADLINE: _(
        "The last day on which member states must have turned a directive into national law."
    ),
    EventType.REGULATIONS_MADE: _("Secondary legislation was made under a power that it gives."),
    EventType.IMPLEMENTING_RULES: _(
        "Rules that say how it is carried out were issued, such as implementing rules and "
        "regulations."
    ),
    EventType.AMENDED: _("Another text changed its words."),
    EventType.CORRECTED: _("A mistake in the printed text was put right, without new law."),
    EventType.REVIEWED: _("An official review of or report on how it works was made."),
    EventType.EXTENDED: _("Its term, or that of a part, was moved to a later day."),
    EventType.SUSPENDED: _("A court or authority stopped it, or a part of it, for a time."),
    EventType.REINSTATED: _("It took effect again after it had been suspended or ended."),
    EventType.CHALLENGED: _("Somebody asked a court to strike it down, in whole or in part."),
    EventType.UPHELD: _("A court decided that it stands."),
    EventType.STRUCK_DOWN: _("A court declared it void."),
    EventType.REPEALED: _("A later law ended it."),
    EventType.REPLACED: _("Another text took its place."),
    EventType.EXPIRED: _("The time for which it was made ran out."),
    EventType.WITHDRAWN: _("Those who had proposed it took the proposal back."),
    EventType.REJECTED: _("It was voted down, or refused by whoever had to agree."),
    EventType.LAPSED: _(
        "The proposal fell because time ran out, as at the end of a session or a legislature."
    ),
    EventType.BECAME_ACT: _(
        "The bill ended as a law, which has a record of its own here from then on."
    ),
    EventType.EVIDENCE_GIVEN: _(
        "We gave evidence on it: to a committee, in a consultation, to a court."
    ),
    EventType.OTHER: _("Something else that a reader should know; the note says what."),
}

SCOPES: Final[dict[str, Promise]] = {
    EventScope.WHOLE: _("The event concerns the text as a whole."),
    EventScope.PART: _("The event concerns the provisions named with it, and no others."),
}
