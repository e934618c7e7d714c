"""Made-up work of the tracker, the same in every run: four people and forty contacts a partner.

Rows are written past the services, which are not what is measured here. A partner's own page
shows as much with few partners as with many.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.choices import Role
from accounts.models import Team, User
from partnerships.register.models import Organisation
from partnerships.tracker.choices import (
    InteractionKind,
    InteractionState,
    RelationshipLevel,
    Side,
    Stage,
    Visibility,
)
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Interaction,
    Participant,
    Person,
    Post,
    Relationship,
    StageChange,
    Tenure,
)
from reference.models import Jurisdiction

CONTACTS: Final = 40
OFFICERS: Final = 8
BATCH: Final = 2_000
#: One partner in so many is confidential.
CONFIDENTIAL: Final = 20


@dataclass
class Corpus:
    """What was written, by which the bench asks for screens."""

    partner: Relationship
    people: dict[str, User]


def write_corpus(size: int) -> Corpus:
    """Write the work with `size` organisations, and return what to ask for."""
    chance = random.Random(size)  # noqa: S311  (the same work in every run)
    people, officers = _colleagues()
    relationships = _relationships(size, officers, chance)
    posts = _posts(relationships)
    interactions = _interactions(relationships, chance)
    _participants(interactions, posts)
    _promises(relationships, interactions, officers, chance)
    return Corpus(relationships[size // 2 + 1], people)


def _colleagues() -> tuple[dict[str, User], list[User]]:
    team = Team.objects.create(name="Team of the bench")
    officers = [
        _colleague(f"officer{number}", Role.OFFICER, team if number < OFFICERS // 2 else None)
        for number in range(OFFICERS)
    ]
    people = {
        "officer": officers[0],
        "manager": _colleague("manager", Role.MANAGER, team),
        "reader": _colleague("reader", Role.READER, team),
    }
    return people, officers


def _colleague(name: str, role: Role, team: Team | None) -> User:
    user = User.objects.create_user(f"{name}@example.org", first_name=name, team=team)
    user.groups.set(Group.objects.filter(name=role))
    return user


def _relationships(size: int, officers: list[User], chance: random.Random) -> list[Relationship]:
    places = list(Jurisdiction.objects.order_by("code")[:200])
    organisations = _write(
        Organisation,
        (
            Organisation(
                name=f"Office {number:05} of bodies",
                slug=f"office-{number}",
                live=True,
                jurisdiction=places[number % len(places)],
            )
            for number in range(size)
        ),
    )
    for number, organisation in enumerate(organisations):
        if number % 10:
            organisation.parent = organisations[number - number % 10]
    Organisation.objects.bulk_update(organisations, ["parent"], batch_size=BATCH)
    today = timezone.localdate()
    rows = _write(
        Relationship,
        (
            _relationship(organisation, number, officers[number % OFFICERS], today, chance)
            for number, organisation in enumerate(organisations)
        ),
    )
    _write(
        StageChange,
        (
            StageChange(
                relationship=row, to_stage=stage, changed_on=row.stage_since, reason="A reason."
            )
            for row in rows
            for stage in (Stage.PROSPECT, Stage.IN_TALKS, row.stage)
        ),
    )
    return rows


def _relationship(
    organisation: Organisation, number: int, owner: User, today: date, chance: random.Random
) -> Relationship:
    last = today - timedelta(days=chance.randint(1, 200))
    has_step = number % 3 == 0
    return Relationship(
        organisation=organisation,
        stage=Stage.values[number % len(Stage)],
        stage_since=today - timedelta(days=300),
        level=RelationshipLevel.values[number % 3],
        owner=owner,
        visibility=Visibility.STAFF if number % CONFIDENTIAL else Visibility.TEAM,
        cadence_days=60 if number % 2 else None,
        next_step="Call them" if has_step else "",
        next_step_on=today + timedelta(days=chance.randint(-30, 60)) if has_step else None,
        last_contact_on=last,
        last_contact_below_on=last,
    )


def _posts(relationships: list[Relationship]) -> list[Post]:
    posts = _write(
        Post,
        (
            Post(organisation_id=row.organisation_id, title=f"Director {side}")
            for row in relationships
            for side in ("north", "south")
        ),
    )
    people = _write(
        Person, (Person(name=f"Holder {number:05}") for number in range(2 * len(posts)))
    )
    change = timezone.localdate() - timedelta(days=200)
    _write(
        Tenure,
        (
            Tenure(
                post=posts[number // 2],
                person=person,
                starts_on=change if number % 2 else change - timedelta(days=400),
                ends_on=None if number % 2 else change - timedelta(days=1),
            )
            for number, person in enumerate(people)
        ),
    )
    return posts


def _interactions(relationships: list[Relationship], chance: random.Random) -> list[Interaction]:
    today = timezone.localdate()
    return _write(
        Interaction,
        (
            Interaction(
                relationship=row,
                owner_id=row.owner_id,
                kind=InteractionKind.values[number % len(InteractionKind)],
                state=InteractionState.HELD,
                on=today - timedelta(days=chance.randint(1, 1000)),
                subject=f"Word{row.pk} about the draft",
                notes=f"They spoke of matter{row.pk}x{number} and of the portal.",
            )
            for row in relationships
            for number in range(CONTACTS)
        ),
    )


def _participants(interactions: list[Interaction], posts: list[Post]) -> None:
    _write(Participant, _taking_part(interactions, posts))


def _taking_part(interactions: list[Interaction], posts: list[Post]) -> Iterator[Participant]:
    for number, interaction in enumerate(interactions):
        post = posts[2 * (number // CONTACTS) + number % 2]
        yield Participant(interaction=interaction, side=Side.THEM, post=post)
        yield Participant(interaction=interaction, side=Side.US, colleague_id=interaction.owner_id)


def _promises(
    relationships: list[Relationship],
    interactions: list[Interaction],
    officers: list[User],
    chance: random.Random,
) -> None:
    shared: list[dict[str, Any]] = [
        {
            "relationship": relationships[number // CONTACTS],
            "interaction": interaction,
            "due_on": timezone.localdate() + timedelta(days=chance.randint(-400, 90)),
        }
        for number, interaction in enumerate(interactions)
        if number % 10 == 0
    ]
    _write(Commitment, _commitments(shared, officers))
    _write(ActionPoint, _actions(shared, officers))
    _write(Agreement, _agreements(relationships, chance))


def _commitments(shared: list[dict[str, Any]], officers: list[User]) -> Iterator[Commitment]:
    today = timezone.localdate()
    for number, each in enumerate(shared):
        yield Commitment(
            **each,
            side=Side.values[number % 2],
            text="Send the draft",
            made_on=today - timedelta(days=500),
            kept_on=None if number % 8 == 0 else today - timedelta(days=10),
            responsible=officers[number % OFFICERS],
        )


def _actions(shared: list[dict[str, Any]], officers: list[User]) -> Iterator[ActionPoint]:
    done_on = timezone.localdate() - timedelta(days=10)
    for number, each in enumerate(shared):
        yield ActionPoint(
            **each,
            text="Call back",
            assignee=officers[number % OFFICERS],
            done_on=None if number % 8 == 0 else done_on,
        )


def _agreements(relationships: list[Relationship], chance: random.Random) -> Iterator[Agreement]:
    today = timezone.localdate()
    signed = today - timedelta(days=400)
    for number, row in enumerate(relationships):
        if number % 2:
            yield Agreement(
                relationship=row,
                owner_id=row.owner_id,
                visibility=row.visibility,
                title=f"Memorandum {number}",
                signed_by_us_on=signed,
                signed_by_them_on=signed,
                ends_on=today + timedelta(days=chance.randint(-100, 900)),
            )


def _write(model: type[Any], rows: Iterator[Any]) -> list[Any]:
    made: list[Any] = model._base_manager.bulk_create(rows, batch_size=BATCH)
    return made
