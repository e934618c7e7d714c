"""The demonstration's tracker is invented, says so, and names no real person."""

import itertools
from datetime import date

import pytest
from django.db import models

from accounts.choices import Role
from partnerships.register.models import PortalRequest
from partnerships.tracker import models as tracker
from partnerships.tracker.services.seed_demo_tracker import seed_demo_tracker
from partnerships.tracker.services.seed_demo_tracker.words import INVENTED
from tests.factories.register import make_organisation
from tests.factories.tracker import make_colleague

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _seeded() -> None:
    make_colleague(Role.OFFICER, email="partnership.officer@example.org")
    make_colleague(Role.MANAGER, email="partnership.manager@example.org")
    for _each in range(12):
        make_organisation()
    seed_demo_tracker(lambda _line: None)


def texts(row: models.Model) -> list[str]:
    fields = [field for field in row._meta.fields if isinstance(field, models.TextField)]
    return [text for field in fields if (text := getattr(row, field.name))]


def test_every_partner_has_a_relationship_with_its_history() -> None:
    assert tracker.Relationship.everything.count() == 12
    assert all(each.stage_changes.exists() for each in tracker.Relationship.everything.all())


@pytest.mark.parametrize(
    "model", ["Relationship", "StageChange", "Interaction", "Commitment", "Agreement", "Person"]
)
def test_whatever_is_told_says_that_it_is_invented(model: str) -> None:
    rows = [row for row in getattr(tracker, model).everything.all() if texts(row)]
    assert rows
    for row in rows:
        assert any(INVENTED in text for text in texts(row)), row


def test_nobody_bears_the_name_of_a_person() -> None:
    names = tracker.Person.everything.values_list("name", flat=True)
    assert all(name.startswith("Invented office-holder") for name in names)
    assert {row.contact_name for row in PortalRequest.objects.all()} == {"Invented office"}


def test_seeding_again_adds_nothing() -> None:
    before = tracker.Interaction.everything.count()
    seed_demo_tracker(lambda _line: None)
    assert tracker.Interaction.everything.count() == before


def test_no_post_has_two_holders_at_a_time() -> None:
    for post in tracker.Post.everything.all():
        spans = sorted(
            (each.starts_on or date.min, each.ends_on or date.max) for each in post.tenures.all()
        )
        assert all(first[1] < second[0] for first, second in itertools.pairwise(spans))
