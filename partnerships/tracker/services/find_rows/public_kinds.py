"""Kinds of public records that are found by typing: those that readers see too."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from legislation.models import Event, Instrument, Provision
from partnerships.register.models import (
    Edition,
    Engagement,
    Forum,
    Organisation,
    OrganisationName,
    Portal,
    Seat,
)
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.find_family import find_family
from partnerships.tracker.services.find_rows.kinds import RowKind
from reference.models import Jurisdiction


def _live(model: Any, **conditions: Any) -> Callable[[User, bool], QuerySet[Any]]:
    conditions = conditions or {"live": True}
    return lambda _user, _to_edit: model.objects.filter(**conditions)


def named_so(word: str, path: str = "pk") -> Q:
    """Return the condition that a body, `path` away, has another name with the word in it."""
    return Q(
        Exists(OrganisationName.objects.filter(organisation=OuterRef(path), name__icontains=word))
    )


def place_of(row: Any) -> str:
    """Return where a record belongs."""
    return str(row.jurisdiction or "")


def _of_law(row: Any) -> str:
    return f"{row.instrument} · {row.instrument.jurisdiction}"


def _of_edition(row: Engagement) -> str:
    return f"{row.edition} · {row.get_kind_display()}"


def _near_portal(partner: Relationship) -> Q:
    return Q(partners__organisation__in=find_family(partner.organisation)) | Q(
        jurisdiction=partner.organisation.jurisdiction_id
    )


def _near_portal_once(partner: Relationship) -> Q:
    return Q(pk__in=Portal.objects.filter(_near_portal(partner)).values("pk"))


def _near_law(path: str) -> Callable[[Relationship], Q]:
    return lambda partner: (
        Q(**{path: partner.organisation.jurisdiction_id})
        if partner.organisation.jurisdiction_id
        else Q(pk__in=())
    )


PUBLIC_KINDS: Final[dict[str, RowKind]] = {
    "organisation": RowKind(
        lambda _user, _to_edit: Organisation.objects.filter(is_us=False).exclude(name=""),
        ("name", "acronym", "jurisdiction__name"),
        detail=place_of,
        also=named_so,
        load=lambda rows: rows.select_related("jurisdiction"),
    ),
    "portal": RowKind(
        _live(Portal),
        ("name", "jurisdiction__name"),
        detail=place_of,
        near=_near_portal_once,
        load=lambda rows: rows.select_related("jurisdiction"),
    ),
    "instrument": RowKind(
        _live(Instrument),
        ("title", "short_title", "title_original", "number", "jurisdiction__name"),
        detail=place_of,
        near=_near_law("jurisdiction"),
        load=lambda rows: rows.select_related("jurisdiction"),
    ),
    "provision": RowKind(
        _live(Provision, instrument__live=True),
        ("pinpoint", "instrument__title", "instrument__short_title", "summary"),
        detail=_of_law,
        near=_near_law("instrument__jurisdiction"),
        load=lambda rows: rows.select_related("instrument__jurisdiction"),
    ),
    "event": RowKind(
        _live(Event, instrument__live=True),
        ("instrument__title", "instrument__short_title", "type"),
        detail=_of_law,
        near=_near_law("instrument__jurisdiction"),
        load=lambda rows: rows.select_related("instrument__jurisdiction"),
    ),
    "forum": RowKind(_live(Forum), ("name",)),
    "edition": RowKind(
        _live(Edition, live=True, forum__live=True),
        ("name", "forum__name"),
        detail=lambda row: str(row.forum),
        load=lambda rows: rows.select_related("forum"),
    ),
    "engagement": RowKind(
        _live(Engagement, edition__live=True, edition__forum__live=True),
        ("edition__name", "title", "edition__forum__name"),
        detail=_of_edition,
        load=lambda rows: rows.select_related("edition__forum"),
    ),
    "seat": RowKind(
        _live(Seat),
        ("name", "forum__name"),
        detail=lambda row: str(row.forum or ""),
        load=lambda rows: rows.select_related("forum"),
    ),
    "jurisdiction": RowKind(
        lambda _user, _to_edit: Jurisdiction.objects.all(),
        ("name", "official_name", "code"),
        key="code",
    ),
}
