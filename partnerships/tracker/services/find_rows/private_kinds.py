"""Kinds of the tracker that are found by typing: only what the colleague may see."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from partnerships.tracker.choices import Right
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Interaction,
    Person,
    Post,
    Relationship,
    Tenure,
)
from partnerships.tracker.services.find_colleagues import find_colleagues
from partnerships.tracker.services.find_family import find_family
from partnerships.tracker.services.find_rows.kinds import RowKind
from partnerships.tracker.services.find_rows.public_kinds import named_so
from partnerships.tracker.services.read_holders import holding_on


def _guarded(model: Any, **conditions: Any) -> Callable[[User, bool], QuerySet[Any]]:
    def rows(user: User, to_edit: bool) -> QuerySet[Any]:  # noqa: FBT001  (called by place)
        gate = model.objects.editable_by if to_edit else model.objects.visible_to
        found: QuerySet[Any] = gate(user).filter(**conditions)
        return found

    return rows


def _words(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _held_by(word: str) -> Q:
    return Q(Exists(_held().filter(post=OuterRef("pk"), person__name__icontains=word)))


def _of_post(post: Post) -> str:
    holders = [str(tenure.person) for tenure in current_tenures(post)]
    return _words(post.organisation, ", ".join(holders))


def current_tenures(post: Post) -> list[Tenure]:
    """Return who holds a post, acting holders last; free of queries for a post that was found."""
    found: list[Tenure] | None = getattr(post, "tenures_now", None)
    return list(_now().filter(post=post)) if found is None else found


def _held() -> QuerySet[Any]:
    rows: QuerySet[Any] = Tenure.everything.filter(holding_on(timezone.localdate()))
    return rows


def _now() -> QuerySet[Any]:
    return _held().select_related("person").order_by("is_acting", "pk")


def with_holders(posts: QuerySet[Any]) -> QuerySet[Any]:
    """Load with posts what is said of them: their body, and who holds them."""
    return posts.select_related("organisation__jurisdiction").prefetch_related(
        Prefetch("tenures", _now(), to_attr="tenures_now")
    )


def _of_person(person: Person) -> str:
    return ", ".join(
        _words(tenure.post, tenure.post.organisation) for tenure in getattr(person, "posts_now", ())
    )


def _with_posts(people: QuerySet[Any]) -> QuerySet[Any]:
    tenures = _held().select_related("post__organisation")
    return people.prefetch_related(Prefetch("tenures", tenures, to_attr="posts_now"))


def _of_partner(partner: Relationship) -> str:
    return _words(partner.organisation.jurisdiction, partner.get_stage_display())


def _partner_named_so(word: str) -> Q:
    return named_so(word, "organisation")


def _of_day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _of_relationship(row: Any) -> str:
    return str(row.relationship)


def _near(partner: Relationship) -> Q:
    return Q(relationship=partner)


def _load(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("relationship__organisation", "relationship__portal")


_PARTNER_WORDS: Final = ("relationship__organisation__name", "relationship__organisation__acronym")
PRIVATE_KINDS: Final[dict[str, RowKind]] = {
    "partner": RowKind(
        _guarded(Relationship),
        (
            "organisation__name",
            "organisation__acronym",
            "organisation__jurisdiction__name",
            "portal__name",
        ),
        detail=_of_partner,
        also=_partner_named_so,
        load=lambda rows: rows.select_related("organisation__jurisdiction", "portal"),
    ),
    "post": RowKind(
        _guarded(Post, ended_on=None),
        (
            "title",
            "unit",
            "organisation__name",
            "organisation__acronym",
            "organisation__jurisdiction__name",
        ),
        detail=_of_post,
        also=_held_by,
        near=lambda partner: Q(organisation__in=find_family(partner.organisation)),
        load=with_holders,
    ),
    "person": RowKind(
        _guarded(Person, erased_at=None), ("name",), detail=_of_person, load=_with_posts
    ),
    "colleague": RowKind(
        lambda _user, _to_edit: find_colleagues(Right.SEE),
        ("first_name", "last_name", "email"),
        detail=lambda row: str(row.team or ""),
        load=lambda rows: rows.select_related("team"),
        key="pk",
    ),
    "officer": RowKind(
        lambda _user, _to_edit: find_colleagues(Right.EDIT),
        ("first_name", "last_name", "email"),
        detail=lambda row: str(row.team or ""),
        load=lambda rows: rows.select_related("team"),
        key="pk",
    ),
    "interaction": RowKind(
        _guarded(Interaction),
        ("subject", *_PARTNER_WORDS),
        detail=_of_relationship,
        near=_near,
        load=_load,
    ),
    "agreement": RowKind(
        _guarded(Agreement),
        ("title", *_PARTNER_WORDS),
        detail=_of_relationship,
        near=_near,
        load=_load,
    ),
    "commitment": RowKind(
        _guarded(Commitment),
        ("text", *_PARTNER_WORDS),
        detail=lambda row: _words(row.relationship, _of_day(row.due_on)),
        near=_near,
        load=_load,
    ),
    "action": RowKind(
        _guarded(ActionPoint),
        ("text", *_PARTNER_WORDS),
        detail=lambda row: _words(row.relationship, _of_day(row.due_on)),
        near=_near,
        load=_load,
    ),
}
