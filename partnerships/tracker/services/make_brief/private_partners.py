"""What a brief for staff says of relationships, and of who holds which post."""

from typing import Any, Final

from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.partial_dates import PartialDate
from partnerships.tracker.choices import OPEN_STAGES, BriefKind
from partnerships.tracker.models import Post, Relationship, Tenure
from partnerships.tracker.services.make_brief.document import (
    BriefMark,
    Line,
    Section,
    cut_rows,
    dated,
    recorded,
    section,
)
from partnerships.tracker.services.make_brief.private_scope import PrivateScope

MOST_RELATIONSHIPS: Final = 25
MOST_POSTS: Final = 25
MOST_GAPS: Final = 5
MOST_LOOKED_AT: Final = 200


def relationship_sections(private: PrivateScope) -> list[Section]:
    """Return the relationships: stage, last contact and next step; more of a single partner."""
    rows = private.relationships.select_related("organisation", "portal", "owner", "deputy")
    rows = rows.order_by(F("last_contact_below_on").desc(nulls_last=True), "pk")
    found, more = cut_rows(rows, MOST_RELATIONSHIPS)
    whole = private.scope.subject.kind == BriefKind.PARTNER
    lines = [_relationship_line(row, private, is_whole=whole) for row in found]
    return section(_("Relationships"), lines, more=more)


def _relationship_line(row: Relationship, private: PrivateScope, *, is_whole: bool) -> Line:
    facts = [
        (
            _("Stage"),
            _("%(stage)s since %(date)s")
            % {"stage": row.get_stage_display(), "date": in_words(row.stage_since)},
        ),
        (_("Level"), row.get_level_display() if is_whole else ""),
        (_("Owner"), str(row.owner) if row.owner else _("nobody")),
        (_("Deputy"), str(row.deputy) if is_whole and row.deputy else ""),
        (_("Last contact"), in_words(row.last_contact_below_on) or _("none on record")),
        (_("Next step"), _next_step(row)),
        (_("Aim"), row.aim if is_whole else ""),
        (_("Risk"), row.risk_note if is_whole else ""),
    ]
    return Line(
        text=str(row),
        detail=listed(facts),
        as_of=recorded(private.day),
        marks=private.marks(row, *_not_public(row)),
        record=("relationship", row.uid),
    )


def _not_public(row: Relationship) -> tuple[BriefMark, ...]:
    return () if row.organisation.live else (BriefMark.NOT_PUBLIC,)


def _next_step(row: Relationship) -> str:
    if not row.next_step:
        return _("none")
    if row.next_step_on is None:
        return row.next_step
    words = {"step": row.next_step, "date": in_words(row.next_step_on)}
    return _("%(step)s, by %(date)s") % words


def relationship_gaps(private: PrivateScope) -> list[Line]:
    """Return who was not contacted for longer than agreed, and who has no next step."""
    rows = private.relationships.filter(stage__in=OPEN_STAGES)
    rows = rows.select_related("organisation", "portal")
    oldest = F("last_contact_below_on").asc(nulls_first=True)
    silent = [
        (_silence(row, private) / row.cadence_days, row)
        for row in rows.filter(cadence_days__gt=0).order_by(oldest, "pk")[:MOST_LOOKED_AT]
    ]
    silent.sort(key=lambda pair: (-pair[0], pair[1].pk))
    stepless = rows.filter(next_step="").order_by("organisation__name", "pk")[:MOST_GAPS]
    return [
        *(_silent_line(row, private) for ratio, row in silent[:MOST_GAPS] if ratio > 1),
        *(_stepless_line(row, private) for row in stepless),
    ]


def _silence(row: Relationship, private: PrivateScope) -> int:
    """Return for how many days there was no contact, counted from its stage if there was none."""
    return (private.day - (row.last_contact_below_on or row.stage_since)).days


def _stepless_line(row: Relationship, private: PrivateScope) -> Line:
    return Line(
        text=str(row),
        detail=_("No next step"),
        as_of=recorded(private.day),
        marks=private.marks(row),
        record=("relationship", row.uid),
    )


def _silent_line(row: Relationship, private: PrivateScope) -> Line:
    days = _silence(row, private)
    words = ngettext(
        "No contact for %(days)s day; agreed: every %(cadence)s days",
        "No contact for %(days)s days; agreed: every %(cadence)s days",
        days,
    )
    return Line(
        text=str(row),
        detail=words % {"days": days, "cadence": row.cadence_days},
        as_of=recorded(private.day),
        marks=private.marks(row, BriefMark.LATE),
        record=("relationship", row.uid),
    )


def post_sections(private: PrivateScope) -> list[Section]:
    """Return the posts with who holds them now; never a telephone number or an address."""
    current = Tenure.objects.visible_to(private.user).filter(
        Q(starts_on=None) | Q(starts_on__lte=private.day),
        Q(ends_on=None) | Q(ends_on__gte=private.day),
    )
    rows = (
        Post.objects.visible_to(private.user)
        .filter(
            Q(organisation__in=private.scope.all_bodies, organisation__live=True)
            | Q(organisation__in=private.relationships.order_by().values("organisation"))
        )
        .filter(Q(ended_on=None) | Q(ended_on__gt=private.day))
        .select_related("organisation")
        .prefetch_related(
            Prefetch("tenures", current.select_related("person"), to_attr="current_tenures")
        )
        .order_by("organisation__name", "title", "unit", "pk")
    )
    found, more = cut_rows(rows, MOST_POSTS)
    return section(_("People in post"), [_post_line(post, private) for post in found], more=more)


def _post_line(post: Any, private: PrivateScope) -> Line:
    holders = "; ".join(_holder(tenure) for tenure in post.current_tenures)
    starts = [tenure.starts_on for tenure in post.current_tenures if tenure.starts_on]
    words = {"post": str(post), "body": str(post.organisation)}
    return Line(
        text=_("%(post)s (%(body)s)") % words,
        detail=holders or _("Nobody is on record as its holder"),
        as_of=dated(max(starts)) if starts else recorded(private.day),
        record=("post", post.uid),
    )


def _holder(tenure: Tenure) -> str:
    words = {"name": str(tenure.person), "date": in_words(tenure.starts_on)}
    if tenure.is_acting:
        words["name"] = _("%(name)s (acting)") % words
    return _("%(name)s, since %(date)s") % words if tenure.starts_on else words["name"]


def in_words(day: Any) -> str:
    """Return a day in words, empty for none."""
    return PartialDate.from_date(day).in_words() if day else ""


def listed(facts: list[tuple[str, str]]) -> str:
    """Return "Stage: Active. Owner: …" of those that are known."""
    return ". ".join(f"{label}: {words.rstrip('.')}" for label, words in facts if words)
