"""Moving relationships, posts and agreements of one organisation to another."""

from django.db import transaction

from foundation.text import fold
from partnerships.register.models import Organisation
from partnerships.tracker.choices import MergeKind
from partnerships.tracker.models import Agreement, Merge, Post, Relationship
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from partnerships.tracker.services.take_over_partner.posts import join_posts
from partnerships.tracker.services.take_over_partner.relationships import join_relationships


@transaction.atomic
def take_over_partner(old: Organisation, new: Organisation) -> list[str]:
    """Let everything that the tracker has of `old` be of `new`.

    Nothing is named: the history of the public record is read by who may not see the tracker. Two
    relationships become one, posts of one title become one. Raises ValidationError at `gone` where
    both have a holder of the same post.
    """
    counts = {
        "relationships": _move_relationships(old, new),
        "posts": _move_posts(old, new),
        "agreements": _move_parties(old, new),
    }
    Merge.everything.create(
        kind=MergeKind.ORGANISATION, gone_uid=old.uid, kept_uid=new.uid, counts=counts
    )
    for body in (new, old.parent):
        _roll_up_from(body)
    return []


def _roll_up_from(body: Organisation | None) -> None:
    """Bring up to date the last contact with a body, or with the first above it that we know."""
    seen: set[int] = set()
    while body is not None and body.pk not in seen:
        seen.add(body.pk)
        known = list(Relationship.everything.filter(organisation=body))
        for relationship in known:
            roll_up_contact(relationship)
        if known:
            return
        body = body.parent


def _move_relationships(old: Organisation, new: Organisation) -> int:
    rows = list(Relationship.everything.select_for_update().filter(organisation=old))
    for row in rows:
        twin = (
            Relationship.everything.select_for_update()
            .filter(organisation=new, portal=row.portal)
            .first()
        )
        if twin is None:
            row.organisation = new
            row.save(update_fields=["organisation"])
        else:
            join_relationships(row, twin)
    return len(rows)


def _move_posts(old: Organisation, new: Organisation) -> int:
    rows = list(Post.everything.select_for_update().filter(organisation=old))
    known = {_key(post): post for post in Post.everything.filter(organisation=new)}
    for row in rows:
        twin = known.get(_key(row))
        if twin is None:
            row.organisation = new
            row.save(update_fields=["organisation"])
            known[_key(row)] = row
        else:
            join_posts(row, twin)
    return len(rows)


def _key(post: Post) -> tuple[str, str]:
    return fold(post.title), fold(post.unit)


def _move_parties(old: Organisation, new: Organisation) -> int:
    """Let `new` be a party instead of `old`; the partner itself is no further party."""
    rows = list(Agreement.everything.filter(parties=old).select_related("relationship"))
    for row in rows:
        row.parties.remove(old)
        if row.relationship.organisation_id != new.pk:
            row.parties.add(new)
    for row in Agreement.everything.filter(relationship__organisation=new, parties=new):
        row.parties.remove(new)
    return len(rows)
