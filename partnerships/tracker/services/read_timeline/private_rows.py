"""What the tracker has for the timeline of a partner."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Coalesce, Concat, TruncDate

from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Amendment,
    Commitment,
    InfluenceLink,
    Interaction,
    StageChange,
    Tenure,
)
from partnerships.tracker.services.agreements_with import agreements_with
from partnerships.tracker.services.read_timeline.arms import Arm, Asked, is_confidential
from partnerships.tracker.services.read_timeline.kinds import TimelineKind, What


def private_arms(asked: Asked) -> Iterator[Arm]:
    """Yield the rows of the tracker about a partner, as far as the colleague may see them."""
    yield _interactions(asked)
    yield from _commitments(asked)
    yield _actions(asked)
    yield from _agreements(asked)
    yield _amendments(asked)
    yield _stages(asked)
    yield from _tenures(asked)
    yield _influence(asked)


def _own(model: Any, asked: Asked) -> Any:
    return model.objects.visible_to(asked.user).filter(relationship=asked.relationship)


def _word(what: What) -> Value:
    return Value(str(what), output_field=CharField())


def _interactions(asked: Asked) -> Arm:
    values = {
        "what": _word(What.INTERACTION),
        "uid": F("uid"),
        "title": F("subject"),
        "text": Coalesce(F("asked"), Value("")),
        "extra": Concat("kind", Value(":"), "state"),
        "is_confidential": is_confidential("", "relationship__"),
    }
    return Arm(TimelineKind.INTERACTION, _own(Interaction, asked), F("on"), values)


def _commitments(asked: Asked) -> Iterator[Arm]:
    values = {
        "uid": F("uid"),
        "title": F("text"),
        "extra": F("side"),
        "is_confidential": is_confidential("relationship__", "interaction__"),
    }
    rows = _own(Commitment, asked)
    kind = TimelineKind.COMMITMENT
    yield Arm(kind, rows, F("made_on"), {**values, "what": _word(What.PROMISED)})
    for what, day in ((What.KEPT, "kept_on"), (What.DROPPED, "dropped_on")):
        text = {"what": _word(what), "text": F("evidence")}
        yield Arm(kind, rows.filter(**{f"{day}__isnull": False}), F(day), {**values, **text})


def _actions(asked: Asked) -> Arm:
    what = Case(
        When(done_on__isnull=False, then=_word(What.ACTION_DONE)),
        When(dropped_on__isnull=False, then=_word(What.ACTION_DROPPED)),
        default=_word(What.ACTION_DUE),
    )
    values = {
        "what": what,
        "uid": F("uid"),
        "title": F("text"),
        "text": F("outcome"),
        "is_confidential": is_confidential("relationship__", "interaction__"),
    }
    day = Coalesce("done_on", "dropped_on", "due_on", TruncDate("created_at"))
    return Arm(TimelineKind.ACTION, _own(ActionPoint, asked), day, values)


def _agreements(asked: Asked) -> Iterator[Arm]:
    values = {
        "uid": F("uid"),
        "title": F("title"),
        "text": _another_partner(asked),
        "extra": F("kind"),
        "is_confidential": is_confidential("", "relationship__"),
    }
    with_them = Agreement.objects.visible_to(asked.user).filter(agreements_with(asked.relationship))
    days = {
        What.SIGNED_BY_US: "signed_by_us_on",
        What.SIGNED_BY_THEM: "signed_by_them_on",
        What.STARTS: "starts_on",
        What.ENDS: "ends_on",
        What.TERMINATED: "terminated_on",
    }
    for what, day in days.items():
        rows = with_them.filter(**{f"{day}__isnull": False})
        yield Arm(TimelineKind.AGREEMENT, rows, F(day), {**values, "what": _word(what)})


def _another_partner(asked: Asked) -> Case:
    """Return the name of the partner where it is another: the body is a further party then."""
    own = When(relationship=asked.relationship, then=Value(""))
    return Case(own, default=F("relationship__organisation__name"), output_field=CharField())


def _amendments(asked: Asked) -> Arm:
    rows = Amendment.objects.visible_to(asked.user).filter(
        agreements_with(asked.relationship, "agreement__")
    )
    values = {
        "what": _word(What.AMENDED),
        "uid": F("agreement__uid"),
        "title": F("agreement__title"),
        "text": F("text"),
        "is_confidential": is_confidential("agreement__", "agreement__relationship__"),
    }
    return Arm(TimelineKind.AGREEMENT, rows, F("on"), values)


def _stages(asked: Asked) -> Arm:
    values = {
        "what": _word(What.STAGE),
        "extra": F("to_stage"),
        "text": F("reason"),
        "is_confidential": is_confidential("relationship__"),
    }
    return Arm(TimelineKind.STAGE, _own(StageChange, asked), F("changed_on"), values)


def _tenures(asked: Asked) -> Iterator[Arm]:
    rows = Tenure.objects.visible_to(asked.user).filter(
        post__organisation=asked.relationship.organisation_id
    )
    values = {"uid": F("post__uid"), "title": F("post__title"), "text": F("person__name")}
    for what, day in ((What.TOOK_POST, "starts_on"), (What.LEFT_POST, "ends_on")):
        dated = rows.filter(**{f"{day}__isnull": False})
        yield Arm(TimelineKind.POST, dated, F(day), {**values, "what": _word(what)})


def _influence(asked: Asked) -> Arm:
    values = {
        "what": _word(What.INFLUENCE),
        "title": F("cause_label"),
        "text": F("effect_label"),
        "extra": F("strength"),
        "is_confidential": is_confidential("relationship__", "interaction__"),
    }
    return Arm(TimelineKind.INFLUENCE, _own(InfluenceLink, asked), F("cause_on"), values)
