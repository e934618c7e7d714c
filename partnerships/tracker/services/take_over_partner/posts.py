"""Two posts of one title become one: nobody's time in it is lost, and nobody holds it twice."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.tracker.choices import MergeKind
from partnerships.tracker.models import HolderFlag, Merge, Participant, Post, Tenure
from partnerships.tracker.services.check_tenure import is_overlapping
from partnerships.tracker.services.move_rows import move_rows


def join_posts(gone: Post, kept: Post) -> None:
    """Let everything of one post be of another; raises ValidationError at `gone`."""
    _join_tenures(gone, kept)
    _join_parts(gone, kept)
    moved = move_rows(gone, kept)
    for name in ("email", "phone"):
        setattr(kept, name, getattr(kept, name) or getattr(gone, name))
    if gone.note and gone.note not in kept.note:
        kept.note = "\n\n".join(filter(None, (kept.note, gone.note)))
    ends = (kept.ended_on, gone.ended_on)
    kept.ended_on = max(end for end in ends if end) if all(ends) else None
    Merge.everything.create(
        kind=MergeKind.POST, gone_uid=gone.uid, kept_uid=kept.uid, counts=dict(moved)
    )
    gone.delete()
    kept.save()


def _join_tenures(gone: Post, kept: Post) -> None:
    for tenure in Tenure.everything.filter(post=gone).select_related("person"):
        _join_tenure(tenure, kept)


def _join_tenure(tenure: Tenure, kept: Post) -> None:
    """Move a tenure; one that overlaps another of the same person becomes part of that."""
    beside = Tenure.everything.filter(post=kept, is_acting=tenure.is_acting)
    joined = tenure
    for other in beside.select_related("person"):
        if not is_overlapping(joined, other):
            continue
        if other.person_id != joined.person_id:
            words = _("“%(post)s” would have two holders, %(one)s and %(other)s: end one first.")
            named = {"post": kept, "one": other.person, "other": joined.person}
            raise ValidationError({"gone": words % named})
        joined = _join_two(joined, other)
    if joined is tenure:
        Tenure.everything.filter(pk=tenure.pk).update(post=kept)


def _join_two(one: Tenure, other: Tenure) -> Tenure:
    """Let `other` last as long as both, and have what names the holder of both."""
    starts, ends = (one.starts_on, other.starts_on), (one.ends_on, other.ends_on)
    other.starts_on = min(day for day in starts if day) if all(starts) else None
    other.ends_on = max(day for day in ends if day) if all(ends) else None
    known = HolderFlag.everything.filter(tenure=other).values("address")
    HolderFlag.everything.filter(tenure=one, address__in=known).delete()
    HolderFlag.everything.filter(tenure=one).update(tenure=other)
    one.delete()
    other.save(update_fields=["starts_on", "ends_on"])
    return other


def _join_parts(gone: Post, kept: Post) -> None:
    """Let one contact in which both posts took part have the post once, and everybody in it."""
    twins: dict[Any, Participant] = {
        part.interaction_id: part for part in Participant.everything.filter(post=kept)
    }
    for part in Participant.everything.filter(post=gone, interaction__in=twins):
        twin = twins[part.interaction_id]
        if part.person_id is None or part.person_id == twin.person_id:
            part.delete()
        elif twin.person_id is None:
            person = part.person
            part.delete()
            Participant.everything.filter(pk=twin.pk).update(person=person)
        else:
            Participant.everything.filter(pk=part.pk).update(post=None)
