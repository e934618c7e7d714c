"""Read what stands open with a partner and who belongs to it, in one query."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from partnerships.register.models import Organisation
from partnerships.tracker.choices import Side, Stage
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Post,
    Relationship,
    Tenure,
)
from partnerships.tracker.services.agreements_with import agreements_with
from partnerships.tracker.services.read_holders import holding_on
from partnerships.tracker.services.read_timeline.arms import (
    COLUMNS,
    IN_QUERY,
    Arm,
    Asked,
    is_confidential,
)
from partnerships.tracker.services.read_timeline.public_rows import portals_of

#: So many rows of each kind are shown; lists have the rest.
MOST_ROWS: Final = 20
HOLDER, VACANT, OURS, THEIRS = "holder", "vacant", "ours", "theirs"
ACTION, AGREEMENT, RELATED, UNIT, PORTAL = "action", "agreement", "related", "unit", "portal"


@dataclass(frozen=True)
class Fact:
    """One row: an open item with the day on which it is due or ends, a holder, a body."""

    uid: UUID | None
    title: str
    text: str
    extra: str
    day: date | None
    is_confidential: bool

    @property
    def stage(self) -> str:
        """What the stage of a related partner is called."""
        return str(Stage(self.extra).label) if self.extra in Stage.values else ""


def read_partner_facts(asked: Asked) -> Mapping[str, list[Fact]]:
    """Return what `asked.user` may see of a partner by kind, what is due soonest first."""
    arms = list(_arms(asked, timezone.localdate()))
    first, *others = [_newest(arm, rank) for rank, arm in enumerate(arms)]
    found: dict[str, list[Fact]] = defaultdict(list)
    for row in first.union(*others, all=True):
        value = {name: row[f"{IN_QUERY}{name}"] for name in COLUMNS}
        day = value["day"]
        fact = Fact(
            value["uid"],
            value["title"],
            value["text"],
            value["extra"],
            date.fromisoformat(day) if isinstance(day, str) else day,
            bool(value["is_confidential"]),
        )
        found[value["what"]].append(fact)
    for facts in found.values():
        facts.sort(key=lambda fact: (fact.day is None, fact.day or date.min, fact.title))
    return found


def _newest(arm: Arm, rank: int) -> Any:
    """Return the first rows of a kind by their day, as columns."""
    first = arm.rows.order_by(F(arm.day).asc(nulls_last=True), "pk").values("pk")[:MOST_ROWS]
    rows = arm.rows.order_by().filter(pk__in=first)
    return arm.columns(rows.annotate(**{f"{IN_QUERY}day": F(arm.day)}), rank)


def _arms(asked: Asked, today: date) -> Iterator[Arm]:
    yield from _posts(asked, today)
    yield from _open_items(asked)
    yield _agreements(asked, today)
    yield _related(asked)
    yield _units(asked)
    portals = {"what": _word(PORTAL), "uid": F("uid"), "title": F("name"), "extra": F("status")}
    yield Arm(PORTAL, portals_of(asked), "launched_earliest", portals)


def _word(what: str) -> Value:
    return Value(what, output_field=CharField())


def _posts(asked: Asked, today: date) -> Iterator[Arm]:
    body = asked.relationship.organisation_id
    current = Tenure.objects.visible_to(asked.user).filter(
        Q(post__ended_on=None) | Q(post__ended_on__gte=today), holding_on(today)
    )
    title = Case(
        When(post__unit="", then=F("post__title")),
        default=Concat("post__title", Value(", "), "post__unit", output_field=CharField()),
    )
    values = {
        "what": _word(HOLDER),
        "uid": F("post__uid"),
        "title": title,
        "text": F("person__name"),
        "extra": Case(When(is_acting=True, then=Value("acting")), default=Value("")),
    }
    yield Arm(HOLDER, current.filter(post__organisation=body), "starts_on", values)
    vacant = Post.objects.visible_to(asked.user).filter(
        ~Exists(current.order_by().filter(post=OuterRef("pk"))),
        Q(ended_on=None) | Q(ended_on__gte=today),
        organisation=body,
    )
    named = {"what": _word(VACANT), "uid": F("uid"), "title": F("title")}
    yield Arm(VACANT, vacant, "ended_on", named)


def _open_items(asked: Asked) -> Iterator[Arm]:
    partner = {"relationship": asked.relationship}
    values = {
        "uid": F("uid"),
        "title": F("text"),
        "is_confidential": is_confidential("relationship__", "interaction__"),
    }
    promises = Commitment.objects.visible_to(asked.user).undecided().filter(**partner)
    for side, what in ((Side.US, OURS), (Side.THEM, THEIRS)):
        who = {"text": _name("responsible"), "what": _word(what)}
        yield Arm(what, promises.filter(side=side), "due_on", {**values, **who})
    actions = ActionPoint.objects.visible_to(asked.user).undone().filter(**partner)
    yield Arm(
        ACTION,
        actions,
        "due_on",
        {**values, "text": _name("assignee"), "what": _word(ACTION)},
    )


def _agreements(asked: Asked, today: date) -> Arm:
    rows = Agreement.objects.visible_to(asked.user).standing_on(today)
    rows = rows.filter(agreements_with(asked.relationship))
    signed = Q(signed_by_us_on__lte=today, signed_by_them_on__lte=today)
    values = {
        "what": _word(AGREEMENT),
        "uid": F("uid"),
        "title": F("title"),
        "text": Case(
            When(signed & Q(ends_on__lt=today), then=Value("prolonged")),
            When(signed, then=Value("signed")),
            default=Value(""),
        ),
        "extra": F("kind"),
        "is_confidential": is_confidential("", "relationship__"),
    }
    return Arm(AGREEMENT, rows, "ends_on", values)


def _related(asked: Asked) -> Arm:
    """Return the relationships with the body above, its units, and about its portals."""
    row = asked.relationship
    near = Q(organisation__parent=row.organisation_id) | Q(organisation=row.organisation_id)
    if row.organisation.parent_id:
        near |= Q(organisation=row.organisation.parent_id)
    rows = Relationship.objects.visible_to(asked.user).filter(near).exclude(pk=row.pk)
    values = {
        "what": _word(RELATED),
        "uid": F("uid"),
        "title": F("organisation__name"),
        "text": F("portal__name"),
        "extra": F("stage"),
        "is_confidential": is_confidential(""),
    }
    return Arm(RELATED, rows, "last_contact_below_on", values)


def _units(asked: Asked) -> Arm:
    """Return the units of the body with which the colleague sees no relationship."""
    seen = Relationship.objects.visible_to(asked.user).order_by().values("organisation")
    rows = Organisation.objects.live().filter(parent=asked.relationship.organisation_id)
    values = {"what": _word(UNIT), "uid": F("uid"), "title": F("name")}
    return Arm(UNIT, rows.exclude(pk__in=seen), "verified_on", values)


def _name(holder: str) -> Any:
    return Cast(Concat(f"{holder}__first_name", Value(" "), f"{holder}__last_name"), CharField())
