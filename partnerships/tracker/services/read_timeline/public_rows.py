"""What the public records have for the timeline of a partner: only what is published."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Coalesce, TruncDate
from wagtail.models import ModelLogEntry

from legislation.models.event import Event
from partnerships.register.models import Engagement, Organisation, Portal
from partnerships.tracker.services.read_timeline.arms import Arm, Asked
from partnerships.tracker.services.read_timeline.kinds import TimelineKind, What

_PUBLIC_ACTIONS = ("wagtail.publish", "wagtail.unpublish")


def public_arms(asked: Asked) -> Iterator[Arm]:
    """Yield the public rows about a partner."""
    yield from _portals(asked)
    yield _laws(asked)
    yield _engagements(asked)
    yield _changes(asked)


def portals_of(asked: Asked) -> Any:
    """Return the public portals that a partner stands behind."""
    relationship = asked.relationship
    own = Q(partners__organisation=relationship.organisation_id) | Q(pk=relationship.portal_id)
    keys = Portal.objects.filter(own).order_by().values("pk")
    return Portal.objects.live().filter(pk__in=keys)


def _word(what: What) -> Value:
    return Value(str(what), output_field=CharField())


def _portals(asked: Asked) -> Iterator[Arm]:
    days = {What.LAUNCHED: "launched", What.RELAUNCHED: "relaunched", What.CLOSED: "closed"}
    for what, name in days.items():
        values = {
            "what": _word(what),
            "uid": F("uid"),
            "title": F("name"),
            "when": Cast(F(name), CharField()),
        }
        yield Arm(TimelineKind.PORTAL, portals_of(asked), F(f"{name}_earliest"), values)


def _laws(asked: Asked) -> Arm:
    place = asked.relationship.organisation.jurisdiction_id
    rows = Event._default_manager.filter(instrument__live=True, instrument__jurisdiction=place)
    values = {
        "what": _word(What.LAW),
        "uid": F("instrument__uid"),
        "title": F("instrument__title"),
        "extra": F("type"),
        "when": Cast(F("date"), CharField()),
    }
    if place is None:
        rows = rows.none()
    return Arm(TimelineKind.LAW, rows, F("date_earliest"), values)


def _engagements(asked: Asked) -> Arm:
    rows = Engagement._default_manager.filter(
        with_organisation=asked.relationship.organisation_id,
        edition__live=True,
        edition__forum__live=True,
    )
    values = {
        "what": _word(What.FORUM),
        "uid": F("edition__uid"),
        "title": F("edition__name"),
        "text": F("title"),
        "extra": F("kind"),
        "when": Cast(Coalesce("date", "edition__starts", Value("")), CharField()),
    }
    return Arm(
        TimelineKind.FORUM, rows, Coalesce("date_earliest", "edition__starts_earliest"), values
    )


def _changes(asked: Asked) -> Arm:
    kinds = ContentType.objects.get_for_models(Organisation, Portal)
    portals = portals_of(asked).annotate(name_of_key=Cast("pk", CharField()))
    ours = Q(content_type=kinds[Organisation], object_id=str(asked.relationship.organisation_id))
    theirs = Q(content_type=kinds[Portal], object_id__in=portals.order_by().values("name_of_key"))
    rows = ModelLogEntry.objects.filter(ours | theirs, action__in=_PUBLIC_ACTIONS)
    values = {"what": _word(What.PUBLIC), "title": F("label"), "extra": F("action")}
    return Arm(TimelineKind.PUBLIC, rows, TruncDate("timestamp"), values)
