"""What a brief is about: a country, a region, a forum or a partner."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from partnerships.register.models import Forum, Organisation
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.models import Relationship
from partnerships.tracker.querysets import Viewer
from reference.models import Jurisdiction, Region


@dataclass(frozen=True)
class Subject:
    """What a brief is about; `key` names it in the address, `record` is the row itself."""

    kind: BriefKind
    key: str
    name: str
    record: Any


def find_subject(kind: str, key: str, user: Viewer) -> Subject | None:
    """Return what the address names, None for what is not there or not for `user` to see.

    A country answers to its address name and its code, a region too, a forum to its identifier
    and its address name, a partner to the identifier of its relationship or of the organisation.
    """
    if kind not in BriefKind.values:
        return None
    record = _FINDERS[BriefKind(kind)](key, user)
    return subject_of(BriefKind(kind), record) if record is not None else None


def subject_of(kind: BriefKind, record: Any) -> Subject:
    """Return a record as what a brief is about."""
    return Subject(kind, _KEYS[kind](record), str(record), record)


def _country(key: str, _user: Viewer) -> Jurisdiction | None:
    return Jurisdiction.objects.filter(Q(slug=key) | Q(code=key.upper())).first()


def _region(key: str, _user: Viewer) -> Region | None:
    return Region.objects.filter(Q(slug=key) | Q(code=key)).first()


def _forum(key: str, _user: Viewer) -> Forum | None:
    uid = read_uid(key)
    named = Q(uid=uid) if uid else Q(slug=key)
    found: Forum | None = Forum.objects.filter(named).order_by("-live", "pk").first()
    return found


def _partner(key: str, user: Viewer) -> Organisation | None:
    uid = read_uid(key)
    if uid is None:
        return None
    relationships = Relationship.objects.visible_to(user).select_related("organisation")
    relationship = relationships.filter(uid=uid).first()
    if relationship is not None:
        organisation: Organisation = relationship.organisation
        return organisation
    seen = relationships.order_by().values("organisation")
    found: Organisation | None = (
        Organisation.objects.filter(uid=uid).filter(Q(live=True) | Q(pk__in=seen)).first()
    )
    return found


def read_uid(text: str) -> UUID | None:
    """Return the identifier in `text`, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


_FINDERS: Final[dict[BriefKind, Callable[[str, Viewer], Any]]] = {
    BriefKind.COUNTRY: _country,
    BriefKind.REGION: _region,
    BriefKind.FORUM: _forum,
    BriefKind.PARTNER: _partner,
}
_KEYS: Final[dict[BriefKind, Callable[[Any], str]]] = {
    BriefKind.COUNTRY: lambda place: place.slug,
    BriefKind.REGION: lambda region: region.slug,
    BriefKind.FORUM: lambda forum: str(forum.uid),
    BriefKind.PARTNER: lambda body: str(body.uid),
}
