"""Partners of the private tracker, and colleagues in their roles."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.choices import Role
from accounts.models import Team, User
from partnerships.tracker.choices import Side, Visibility
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Interaction,
    Participant,
    Person,
    Post,
    Relationship,
    Tenure,
)
from tests.factories.people import make_user
from tests.factories.register import make_organisation

_number = count(1)


def make_colleague(*roles: Role, **values: Any) -> User:
    """Return a colleague who has these roles."""
    user = make_user(**values)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def make_officer(**values: Any) -> User:
    """Return a Partnership officer."""
    return make_colleague(Role.OFFICER, **values)


def make_manager(**values: Any) -> User:
    """Return a Partnership manager."""
    return make_colleague(Role.MANAGER, **values)


def make_team(*members: User) -> Team:
    """Return a team of these colleagues."""
    team = Team.objects.create(name=f"Team {next(_number)}")
    for member in members:
        member.team = team
        member.save()
    return team


def day(offset: int = 0) -> date:
    """Return the day so many days from today."""
    return timezone.localdate() + timedelta(days=offset)


def make_relationship(
    *, confidential: bool = False, named: tuple[User, ...] = (), **values: Any
) -> Relationship:
    """Return a relationship; seen by its owner's team with `confidential`, or by `named` people."""
    values.setdefault("stage_since", day(-100))
    if "organisation" not in values:
        values["organisation"] = make_organisation()
    relationship = Relationship.everything.create(**_seen(values, confidential, named))
    relationship.named_people.set(named)
    return relationship


def make_interaction(
    relationship: Relationship | None = None,
    *,
    confidential: bool = False,
    named: tuple[User, ...] = (),
    posts: tuple[Post, ...] = (),
    colleagues: tuple[User, ...] = (),
    **values: Any,
) -> Interaction:
    """Return an interaction of today with these posts and colleagues."""
    values.setdefault("on", day())
    values["relationship"] = relationship or make_relationship()
    interaction = Interaction.everything.create(**_seen(values, confidential, named))
    interaction.named_people.set(named)
    for post in posts:
        tenure = post.tenures.filter(ends_on=None).first()
        Participant.everything.create(
            interaction=interaction,
            side=Side.THEM,
            post=post,
            person=tenure.person if tenure else None,
        )
    for colleague in colleagues:
        Participant.everything.create(interaction=interaction, side=Side.US, colleague=colleague)
    return interaction


def make_person(**values: Any) -> Person:
    """Return a person."""
    values.setdefault("name", f"Invented person {next(_number)}")
    return Person.everything.create(**values)


def make_post(*, holder: Person | None = None, since: date | None = None, **values: Any) -> Post:
    """Return a post; held by `holder` since a day."""
    if "organisation" not in values:
        values["organisation"] = make_organisation()
    values.setdefault("title", f"Director {next(_number)}")
    post = Post.everything.create(**values)
    if holder is not None:
        Tenure.everything.create(post=post, person=holder, starts_on=since)
    return post


def make_commitment(relationship: Relationship | None = None, **values: Any) -> Commitment:
    """Return something they promised."""
    values.setdefault("side", Side.THEM)
    values.setdefault("text", f"Send the draft {next(_number)}")
    values.setdefault("made_on", day(-30))
    return Commitment.everything.create(relationship=relationship or make_relationship(), **values)


def make_action(relationship: Relationship | None = None, **values: Any) -> ActionPoint:
    """Return something one of us has to do."""
    values.setdefault("text", f"Call back {next(_number)}")
    return ActionPoint.everything.create(relationship=relationship or make_relationship(), **values)


def make_agreement(
    relationship: Relationship | None = None,
    *,
    confidential: bool = False,
    named: tuple[User, ...] = (),
    in_force: bool = False,
    **values: Any,
) -> Agreement:
    """Return an agreement; signed by both and begun with `in_force`."""
    values.setdefault("title", f"Memorandum {next(_number)}")
    if in_force:
        values = {
            "signed_by_us_on": day(-200),
            "signed_by_them_on": day(-190),
            "starts_on": day(-180),
            **values,
        }
    values["relationship"] = relationship or make_relationship()
    agreement = Agreement.everything.create(**_seen(values, confidential, named))
    agreement.named_people.set(named)
    return agreement


def _seen(values: dict[str, Any], confidential: bool, named: tuple[User, ...]) -> dict[str, Any]:
    if named:
        return {"visibility": Visibility.NAMED, **values}
    if confidential:
        return {"visibility": Visibility.TEAM, **values}
    return values
