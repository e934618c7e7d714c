"""What a brief for staff says of what was said, promised, agreed and is to come."""

from datetime import timedelta
from typing import Any, Final

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from legislation.models import Event, Provision
from partnerships.tracker.choices import (
    AgreementState,
    CommitmentState,
    InteractionState,
    Side,
)
from partnerships.tracker.models import Agreement, Commitment, InfluenceLink, Interaction
from partnerships.tracker.services.make_brief.document import (
    BriefMark,
    Line,
    Section,
    cut,
    cut_rows,
    dated,
    section,
)
from partnerships.tracker.services.make_brief.private_partners import in_words, listed
from partnerships.tracker.services.make_brief.private_scope import PrivateScope

MOST_INTERACTIONS: Final = 10
MOST_COMMITMENTS: Final = 12
MOST_AGREEMENTS: Final = 10
MOST_LINKS: Final = 8
LONGEST_NOTES: Final = 280
#: How long an outcome, or an end that nobody renewed, is still told of.
TOLD_FOR: Final = timedelta(days=180)


def interaction_sections(private: PrivateScope) -> list[Section]:
    """Return the last contacts, those that got no answer among them."""
    states = (InteractionState.HELD, InteractionState.NO_ANSWER)
    rows = (
        private.interactions.filter(state__in=states, on__lte=private.day)
        .select_related("relationship__organisation", "relationship__portal")
        .order_by("-on", "-pk")
    )
    found, more = cut_rows(rows, MOST_INTERACTIONS)
    lines = [interaction_line(row, private) for row in found]
    return section(_("Last contacts"), lines, more=more)


def interaction_line(row: Interaction, private: PrivateScope) -> Line:
    """Return one interaction with its notes, cut short."""
    words = {"kind": row.get_kind_display(), "about": row.subject, "partner": row.relationship}
    head = _("%(kind)s with %(partner)s: %(about)s") if row.subject else _("%(kind)s, %(partner)s")
    facts = [
        (_("State"), "" if row.state == InteractionState.HELD else row.get_state_display()),
        (_("Where"), row.place),
        (_("Asked"), cut(row.asked, LONGEST_NOTES)),
        (_("Notes"), cut(row.notes, LONGEST_NOTES)),
    ]
    return Line(
        text=head % words,
        detail=listed(facts),
        as_of=dated(row.on),
        marks=private.marks(row),
        record=("interaction", row.uid),
    )


def commitment_sections(private: PrivateScope) -> list[Section]:
    """Return what either side promised: open ones by their date, then what came of the others."""
    return [
        *_promised(private, Side.THEM, _("What they promised")),
        *_promised(private, Side.US, _("What we promised")),
    ]


def _promised(private: PrivateScope, side: Side, heading: str) -> list[Section]:
    lately = private.day - TOLD_FOR
    settled = Q(kept_on__gte=lately) | Q(dropped_on__gte=lately)
    rows = (
        private.rows_of(Commitment)
        .filter(Q(kept_on=None, dropped_on=None) | settled, side=side)
        .select_related(
            "relationship__organisation",
            "relationship__portal",
            "interaction__relationship",
            "post",
        )
        .order_by(
            F("kept_on").asc(nulls_first=True),
            F("dropped_on").asc(nulls_first=True),
            F("due_on").asc(nulls_last=True),
            "pk",
        )
    )
    found, more = cut_rows(rows, MOST_COMMITMENTS)
    lines = [_commitment_line(row, private) for row in found]
    return section(heading, lines, more=more)


def _commitment_line(row: Commitment, private: PrivateScope) -> Line:
    state = row.state_on(private.day)
    facts = [
        (_("State"), str(state.label)),
        (_("Due"), in_words(row.due_on) or _("no date")),
        (_("Kept"), in_words(row.kept_on)),
        (_("Dropped"), in_words(row.dropped_on)),
        (_("Post"), str(row.post) if row.post else ""),
        (_("Evidence"), cut(row.evidence, LONGEST_NOTES)),
    ]
    late = (BriefMark.LATE,) if state == CommitmentState.LATE else ()
    return Line(
        text=private.about(row.relationship, row.text),
        detail=listed(facts),
        as_of=dated(row.kept_on or row.dropped_on or row.made_on),
        marks=private.marks(row, *late),
        record=("commitment", row.uid),
    )


def agreement_sections(private: PrivateScope) -> list[Section]:
    """Return agreements in force, nearest to their end first, drafts, and ends nobody renewed."""
    rows = (
        private.rows_of(Agreement)
        .told_of_on(private.day, since=private.day - TOLD_FOR)
        .with_renewals()
        .select_related("relationship__organisation", "relationship__portal")
        .order_by(F("ends_on").asc(nulls_last=True), "pk")
    )
    found, more = cut_rows(rows, MOST_AGREEMENTS)
    return section(_("Agreements"), [_agreement_line(row, private) for row in found], more=more)


def _agreement_line(row: Agreement, private: PrivateScope) -> Line:
    state = row.state_on(private.day)
    facts = [
        (_("Kind"), row.get_kind_display()),
        (_("State"), str(state.label)),
        (_("Last day"), in_words(row.ends_on) or _("no end")),
        (_("At its end"), row.get_renewal_display() if row.ends_on else ""),
        (_("Agreed"), cut(row.summary, LONGEST_NOTES)),
    ]
    signed = [day for day in (row.signed_by_us_on, row.signed_by_them_on) if day]
    return Line(
        text=private.about(row.relationship, row.title),
        detail=listed(facts),
        as_of=dated(max(signed) if signed else timezone.localdate(row.created_at)),
        marks=private.marks(row, *_end_marks(state)),
        record=("agreement", row.uid),
    )


def _end_marks(state: AgreementState) -> tuple[BriefMark, ...]:
    if state == AgreementState.ENDING:
        return (BriefMark.ENDING,)
    return (BriefMark.LATE,) if state == AgreementState.EXPIRED else ()


def influence_sections(private: PrivateScope) -> list[Section]:
    """Return what came of what we did, with its strength and evidence."""
    laws = private.scope.laws.order_by().values("pk")
    effects = (
        Event.objects.filter(instrument__in=laws).order_by().values("uid"),
        Provision.objects.filter(instrument__in=laws).order_by().values("uid"),
    )
    partners = private.relationships.order_by().values("pk")
    rows = (
        InfluenceLink.objects.visible_to(private.user)
        .filter(
            Q(relationship__in=partners)
            | Q(effect_uid__in=effects[0])
            | Q(effect_uid__in=effects[1])
        )
        .select_related("relationship__organisation", "interaction__relationship")
        .order_by("-cause_on", "-pk")
    )
    found, more = cut_rows(rows, MOST_LINKS)
    return section(_("Our influence"), [_influence_line(row, private) for row in found], more=more)


def _influence_line(row: InfluenceLink, private: PrivateScope) -> Line:
    facts = [
        (_("Strength"), row.get_strength_display()),
        (_("Evidence"), cut(row.evidence, LONGEST_NOTES)),
    ]
    return Line(
        text=str(row),
        detail=listed(facts),
        as_of=dated(row.effect_on or row.cause_on),
        source=row.evidence_url,
        url=row.evidence_url,
        marks=private.marks(row),
        record=("influence", row.uid),
    )


def near_ends(private: PrivateScope) -> Any:
    """Return the agreements that end within the time of the warnings, and that nobody renewed."""
    ending = private.rows_of(Agreement).ending_on(private.day).not_renewed_by(private.day)
    return ending.filter(terminated_on=None)
