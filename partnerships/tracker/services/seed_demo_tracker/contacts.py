"""Invent posts and holders, and what was said with them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from partnerships.tracker.choices import (
    OPEN_STAGES,
    TWO_WAY_KINDS,
    InteractionKind,
    InteractionState,
    Priority,
    Side,
    Visibility,
)
from partnerships.tracker.models import (
    ActionPoint,
    Commitment,
    Interaction,
    Participant,
    Person,
    Post,
    Relationship,
    Tenure,
)
from partnerships.tracker.services.seed_demo_tracker.words import (
    ACTIONS,
    INVENTED,
    KINDS,
    OFFICES,
    PROMISES_OF_THEM,
    PROMISES_OF_US,
    SUBJECTS,
)

if TYPE_CHECKING:
    from partnerships.tracker.services.seed_demo_tracker.seed import Invention


@dataclass
class Contacts:
    """The posts of one partner, and what was said with them."""

    relationship: Relationship
    invention: "Invention"
    posts: list[Post] = field(default_factory=list)

    def invent(self) -> None:
        """Make posts, holders and contacts, with what was promised and is to be done."""
        chance = self.invention.chance
        for title, unit in chance.sample(OFFICES, k=2):
            self.posts.append(self._post(title, unit))
        for _each in range(chance.randint(2, 6)):
            self._follow_up(self._contact(self.invention.ago(1, 700), InteractionState.HELD))
        if self.relationship.stage in OPEN_STAGES and chance.random() < 0.4:
            day = self.invention.today + timedelta(days=chance.randint(1, 40))
            self._contact(day, InteractionState.PLANNED)

    def _post(self, title: str, unit: str) -> Post:
        chance, organisation = self.invention.chance, self.relationship.organisation
        post: Post = Post.everything.create(organisation=organisation, title=title, unit=unit)
        since = self.invention.ago(60, 900)
        if chance.random() < 0.4:
            before = since - timedelta(days=chance.randint(200, 900))
            self._tenure(post, before, since - timedelta(days=1))
        if chance.random() < 0.9:
            self._tenure(post, since, None)
        return post

    def _tenure(self, post: Post, starts: date, ends: date | None) -> None:
        number = Person.everything.count() + 1
        person = Person.everything.create(
            name=f"Invented office-holder {number}",
            email=f"office-holder-{number}@example.org",
            note=INVENTED,
        )
        Tenure.everything.create(post=post, person=person, starts_on=starts, ends_on=ends)

    def _contact(self, day: date, state: InteractionState) -> Interaction:
        chance = self.invention.chance
        kind = InteractionKind(chance.choice(KINDS))
        subject, notes, asked = chance.choice(SUBJECTS)
        held = state == InteractionState.HELD
        interaction: Interaction = Interaction.everything.create(
            relationship=self.relationship,
            owner=self.relationship.owner,
            kind=kind,
            state=state,
            on=day,
            subject=subject,
            notes=f"{notes} {INVENTED}" if held else "",
            asked=asked if held else "",
            is_two_way=kind in TWO_WAY_KINDS or chance.random() < 0.5,
            visibility=chance.choices(Visibility.values[:2], weights=(19, 1))[0],
        )
        for post in chance.sample(self.posts, k=chance.randint(1, 2)):
            self._take_part(interaction, post, day)
        Participant.everything.create(
            interaction=interaction, side=Side.US, colleague=interaction.owner
        )
        return interaction

    def _take_part(self, interaction: Interaction, post: Post, day: date) -> None:
        tenure = next((each for each in post.tenures.all() if _holds(each, day)), None)
        person = tenure.person if tenure else None
        Participant.everything.create(
            interaction=interaction, side=Side.THEM, post=post, person=person
        )
        if person and (person.last_active_on is None or person.last_active_on < day):
            person.last_active_on = min(day, self.invention.today)
            person.save()

    def _follow_up(self, interaction: Interaction) -> None:
        chance = self.invention.chance
        due = interaction.on + timedelta(days=chance.randint(14, 90))
        shared = {"relationship": self.relationship, "interaction": interaction}
        if chance.random() < 0.5:
            ActionPoint.everything.create(
                **shared,
                text=chance.choice(ACTIONS),
                assignee=interaction.owner,
                due_on=due,
                priority=chance.choice(Priority.values),
                **self._done(due),
            )
        if chance.random() < 0.5:
            self._promise(due, shared)

    def _promise(self, due: date, shared: dict[str, Any]) -> None:
        chance, interaction = self.invention.chance, shared["interaction"]
        side = Side(chance.choice(Side.values))
        kept = self._day_after(due)
        ours = side == Side.US
        Commitment.everything.create(
            **shared,
            side=side,
            text=chance.choice(PROMISES_OF_US if ours else PROMISES_OF_THEM),
            made_on=interaction.on,
            due_on=due,
            responsible=interaction.owner if ours else None,
            post=None if ours else chance.choice(self.posts),
            kept_on=kept,
            evidence=INVENTED if kept else "",
        )

    def _done(self, due: date) -> dict[str, Any]:
        day = self._day_after(due)
        done_by = self.relationship.owner if day else None
        return {"done_on": day, "done_by": done_by, "outcome": INVENTED if day else ""}

    def _day_after(self, due: date) -> date | None:
        """Return a day about when it was due, None if nobody came to it yet."""
        day = due + timedelta(days=self.invention.chance.randint(-10, 12))
        is_over = day <= self.invention.today and self.invention.chance.random() < 0.9
        return day if is_over else None


def _holds(tenure: Tenure, day: date) -> bool:
    starts, ends = tenure.starts_on, tenure.ends_on
    return (starts is None or starts <= day) and (ends is None or day <= ends)
