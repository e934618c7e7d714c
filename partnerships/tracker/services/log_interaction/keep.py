"""Write an interaction that was checked into the tables, with its participants and links."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db.models import F, Max, Q

from accounts.models import User
from partnerships.register.models import Organisation
from partnerships.tracker.choices import InteractionState, Side
from partnerships.tracker.models import (
    Interaction,
    InteractionLink,
    Participant,
    Person,
    Relationship,
    Tenure,
)
from partnerships.tracker.services.find_rows import ROW_KINDS
from partnerships.tracker.services.log_interaction.draft import InteractionDraft
from partnerships.tracker.services.read_holders import holding_on
from partnerships.tracker.services.resolve_links import resolve_links

FIELDS: Final = ("kind", "state", "on", "at", "place", "subject", "notes", "asked", "visibility")
_LONGEST_LABEL: Final = 300


def lock_partner(relationship: Relationship) -> Relationship:
    """Return the partner, which nobody else writes to until the transaction ends.

    What is kept of the bodies above it will be written too: all are locked, in one order.
    """
    bodies = _bodies_above(relationship.organisation)
    rows = Relationship.everything.select_for_update().filter(organisation__in=bodies)
    list(rows.order_by("pk"))
    found: Relationship = Relationship.everything.get(pk=relationship.pk)
    return found


def _bodies_above(organisation: Organisation | None) -> list[int]:
    """Return the keys of a body and of those that it is part of."""
    found: list[int] = []
    while organisation is not None and organisation.pk not in found:
        found.append(organisation.pk)
        organisation = organisation.parent
    return found


def fill(interaction: Interaction, draft: InteractionDraft) -> None:
    """Write the plain values of a draft into a row; raises ValidationError by field."""
    for name in FIELDS:
        setattr(interaction, name, getattr(draft, name))
    interaction.is_two_way = draft.both_spoke
    interaction.owner = draft.owner
    interaction.clean_fields(exclude=["relationship", "owner", "created_by"])


def set_links(interaction: Interaction, draft: InteractionDraft, user: User) -> bool:
    """Make the links those of the draft; says whether anything changed.

    A link that leads nowhere any more cannot be chosen in a form: it stays, with what it said.
    """
    known = {link.target_uid: link for link in interaction.links.all()}
    there = resolve_links(known.values(), user)
    wanted = {row.uid: (kind, row) for kind, row in draft.links}
    gone = [link.pk for uid, link in known.items() if uid in there and uid not in wanted]
    InteractionLink.everything.filter(pk__in=gone).delete()
    new = [
        InteractionLink(
            interaction=interaction,
            kind=kind,
            target_uid=uid,
            label=link_label(kind, row)[:_LONGEST_LABEL],
        )
        for uid, (kind, row) in wanted.items()
        if uid not in known
    ]
    InteractionLink.everything.bulk_create(new)
    return bool(gone or new)


def link_label(kind: str, row: object) -> str:
    """Return what a public record is called, with what it is part of."""
    told = ROW_KINDS[str(kind)]
    return " · ".join(part for part in (told.label(row), told.detail(row)) if part)


def set_participants(interaction: Interaction, draft: InteractionDraft) -> bool:
    """Make the participants those of the draft; says whether anything changed.

    Posts that took part before keep the person who is written there, unless the day changed.
    """
    rows = list(interaction.participants.all())
    posts = {post.pk: post for post in draft.posts}
    colleagues = {colleague.pk for colleague in draft.colleagues}
    gone = [
        row.pk
        for row in rows
        if (row.side == Side.THEM and row.post_id is not None and row.post_id not in posts)
        or (row.side == Side.US and row.colleague_id not in {None, *colleagues})
    ]
    Participant.everything.filter(pk__in=gone).delete()
    there = {row.post_id for row in rows} | {None}
    us = {row.colleague_id for row in rows}
    new = [
        Participant(interaction=interaction, side=Side.THEM, post_id=pk)
        for pk in posts
        if pk not in there
    ]
    new += [
        Participant(interaction=interaction, side=Side.US, colleague_id=pk)
        for pk in colleagues
        if pk not in us
    ]
    holders = holders_on(interaction.on, [row.post_id for row in new if row.post_id])
    for row in new:
        row.person_id = holders.get(row.post_id) if row.post_id else None
    Participant.everything.bulk_create(new)
    return bool(gone or new)


def renew_holders(interaction: Interaction) -> None:
    """Write beside each post who held it on the day of the interaction."""
    rows = list(interaction.participants.filter(post__isnull=False))
    holders = holders_on(interaction.on, [row.post_id for row in rows if row.post_id])
    for row in rows:
        row.person_id = holders.get(row.post_id or 0)
    Participant.everything.bulk_update(rows, ["person"])


def holders_on(day: date, posts: Iterable[int]) -> dict[int, int]:
    """Return who held each post on a day: the holder before who acted for them."""
    tenures = Tenure.everything.filter(holding_on(day), post__in=list(posts))
    found: dict[int, int] = {}
    for post, person in tenures.order_by(
        "is_acting", F("starts_on").desc(nulls_last=True), "-pk"
    ).values_list("post", "person"):
        found.setdefault(post, person)
    return found


def note_activity(people: Iterable[int | None]) -> None:
    """Write into people when they were last in contact with us."""
    keys = [pk for pk in people if pk]
    latest = dict(
        Participant.everything.filter(Q(person__in=keys), interaction__state=InteractionState.HELD)
        .values("person")
        .annotate(latest=Max("interaction__on"))
        .values_list("person", "latest")
    )
    for person in Person.everything.filter(pk__in=keys).order_by("pk"):
        person.last_active_on = latest.get(person.pk)
        person.save(update_fields=["last_active_on"])


def people_of(interaction: Interaction) -> set[int | None]:
    """Return the keys of the people who took part."""
    return set(interaction.participants.values_list("person", flat=True))
