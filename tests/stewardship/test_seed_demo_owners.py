"""Records of the demonstration have an owner and a deputy, unless a person decided otherwise."""

from uuid import uuid4

import pytest

from accounts.services.make_demo_users import make_demo_users
from foundation.services.seed_record import seed_record
from partnerships.register.models import Forum
from stewardship.services.seed_demo_owners import seed_demo_owners
from tests.factories.records import make_record, required_values

pytestmark = pytest.mark.django_db


def seeded_forum() -> Forum:
    def build(forum: Forum) -> None:
        for name, value in required_values(Forum).items():
            setattr(forum, name, value)

    uid = uuid4()
    seed_record(Forum, uid, build)
    return Forum.objects.get(uid=uid)


def give() -> str:
    lines: list[str] = []
    seed_demo_owners(lines.append)
    return lines[0]


def test_a_seeded_record_gets_both_in_its_row_and_its_version() -> None:
    make_demo_users("a password for a test")
    forum = seeded_forum()
    assert give().startswith("1 records")
    forum.refresh_from_db()
    assert str(forum.owner) == "Partnership officer"
    version = forum.get_latest_revision_as_object()
    assert (version.owner, str(version.deputy)) == (forum.owner, "Partnership manager")
    assert give().startswith("0 records")


def test_what_a_person_made_or_changed_stays_as_it_is() -> None:
    make_demo_users("a password for a test")
    own, edited = make_record(Forum), seeded_forum()
    edited.save_revision().publish()
    assert give().startswith("0 records")
    own.refresh_from_db()
    assert own.owner is None


def test_without_the_demonstration_users_nothing_is_given() -> None:
    seeded_forum()
    assert give().startswith("0 records")
