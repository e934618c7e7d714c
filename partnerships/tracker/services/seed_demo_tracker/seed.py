"""Make the invented work: the same each time, with days counted from today."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from partnerships.register.models import Organisation
from partnerships.tracker.choices import OPEN_STAGES, RelationshipLevel, Stage, Visibility
from partnerships.tracker.models import Relationship, StageChange
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from partnerships.tracker.services.seed_demo_tracker.contacts import Contacts
from partnerships.tracker.services.seed_demo_tracker.papers import sign_agreement
from partnerships.tracker.services.seed_demo_tracker.requests import seed_requests
from partnerships.tracker.services.seed_demo_tracker.words import (
    AIMS,
    COURSE,
    INVENTED,
    NEXT_STEPS,
    REASONS,
    RISKS,
    STAGES,
)

#: The offices of the demonstration who keep relationships.
KEEPERS: Final = ("partnership.officer@example.org", "partnership.manager@example.org")
_SEED: Final = 20261122
_CADENCES: Final = (30, 60, 90, 180, None)


@dataclass
class Invention:
    """What the invented work is made of: chance, today, and who keeps it."""

    keepers: list[User]
    today: date
    chance: Random = field(default_factory=lambda: Random(_SEED))  # noqa: S311  (no secret)

    def ago(self, least: int, most: int) -> date:
        """Return a day between so many days before today."""
        return self.today - timedelta(days=self.chance.randint(least, most))


@transaction.atomic
def seed_demo_tracker(write: Callable[[str], None]) -> None:
    """Invent the work with the partners of the demonstration; nothing if there is any work yet."""
    keepers = list(User.objects.active().filter(email__in=KEEPERS).order_by("email"))
    if Relationship.everything.exists() or not keepers:
        write("the tracker holds work already, or nobody keeps it: nothing invented")
        return
    invention = Invention(keepers, timezone.localdate())
    partners = Organisation.objects.live().partners().select_related("parent").order_by("pk")
    made = [_work_with(partner, invention) for partner in partners]
    for relationship in made:
        roll_up_contact(relationship)
    requests = seed_requests(invention)
    write(f"{len(made)} relationships and {requests} requests for portals, all invented")


def _work_with(partner: Organisation, invention: Invention) -> Relationship:
    chance = invention.chance
    stage = chance.choice(STAGES)
    course = list(_course(stage, invention))
    relationship = Relationship.everything.create(
        organisation=partner,
        stage=stage,
        stage_since=course[-1][1],
        **_care(stage, invention),
    )
    if relationship.visibility == Visibility.NAMED:
        relationship.named_people.set(invention.keepers)
    before = ""
    for reached, day in course:
        StageChange.everything.create(
            relationship=relationship,
            from_stage=before,
            to_stage=reached,
            changed_on=day,
            reason=f"{REASONS[reached]} {INVENTED}",
        )
        before = reached
    contacts = Contacts(relationship, invention)
    contacts.invent()
    if stage in {Stage.SIGNED, Stage.ACTIVE, Stage.ENDED}:
        sign_agreement(relationship, contacts.posts[0], invention)
    return relationship


def _care(stage: Stage, invention: Invention) -> dict[str, Any]:
    """Return owner, aim, cadence, next step and visibility."""
    chance = invention.chance
    owner = chance.choice(invention.keepers)
    has_step = stage in OPEN_STAGES and chance.random() < 0.8
    step_on = invention.today + timedelta(days=chance.randint(-20, 60))
    risk = chance.choice(RISKS)
    return {
        "owner": owner,
        "deputy": next((each for each in invention.keepers if each != owner), None),
        "level": chance.choices(RelationshipLevel.values, weights=(1, 3, 6))[0],
        "aim": f"{chance.choice(AIMS)} {INVENTED}",
        "cadence_days": chance.choice(_CADENCES) if stage in OPEN_STAGES else None,
        "next_step": chance.choice(NEXT_STEPS) if has_step else "",
        "next_step_on": step_on if has_step else None,
        "risk_note": f"{risk} {INVENTED}" if risk else "",
        "visibility": chance.choices(Visibility.values, weights=(22, 2, 1))[0],
    }


def _course(stage: Stage, invention: Invention) -> Iterator[tuple[Stage, date]]:
    """Yield the stages passed, with days that rise."""
    passed = list(COURSE[: COURSE.index(stage) + 1]) if stage in COURSE else [*COURSE, stage]
    day = invention.ago(700, 1400)
    for reached in passed:
        yield reached, day
        left = (invention.today - day).days
        day += timedelta(days=invention.chance.randint(10, max(11, left // 3)))
