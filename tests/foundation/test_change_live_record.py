"""Changing a live record from code."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from foundation.services.change_live_record import change_live_record
from partnerships.register.models import Edition, Forum
from tests.factories.people import make_user
from tests.factories.records import make_record

pytestmark = pytest.mark.django_db


def test_a_record_that_is_not_live_is_not_for_this() -> None:
    with pytest.raises(ValueError, match="not live"):
        change_live_record(make_record(Forum, live=False), {"name": "x"}, None, "import")


def test_a_partial_date_is_written_with_its_bounds() -> None:
    record = make_record(Edition)
    change_live_record(record, {"starts": "2024-05"}, None, "import")
    stored = Edition.objects.get(starts_earliest__year=2024)
    assert stored.starts_latest.day == 31


def test_a_scheduled_version_takes_the_change_too() -> None:
    record = make_record(Forum)
    when = timezone.now() + timedelta(days=1)
    version = record.save_revision(clean=False, approved_go_live_at=when)
    change_live_record(record, {"cadence": "yearly"}, None, "import")
    version.refresh_from_db()
    assert version.content["cadence"] == "yearly"


def test_history_says_what_changed_and_why() -> None:
    user, record = make_user(), make_record(Forum, name="Old words")
    change_live_record(record, {"name": "New words"}, user, "merged with another")
    entry = ModelLogEntry.objects.get(action="chancery.changed_live")
    assert entry.user == user
    assert "merged with another" in entry.message
    assert "“Old words” → “New words”" in entry.message


def test_nothing_is_written_when_nothing_changes() -> None:
    record = make_record(Forum, name="Same")
    change_live_record(record, {"name": "Same"}, None, "import")
    assert not ModelLogEntry.objects.filter(action="chancery.changed_live").exists()


def test_a_draft_that_says_the_same_is_no_conflict() -> None:
    record = make_record(Forum, name="Old")
    record.name = "Same idea"
    record.save_revision(clean=False)
    changed = change_live_record(record, {"name": "Same idea"}, None, "import")
    assert changed.draft_conflicts == {}


def test_a_refusal_names_the_field_and_changes_nothing() -> None:
    record = make_record(Forum)
    taken = make_record(Forum)
    with pytest.raises(ValidationError) as refusal:
        change_live_record(record, {"slug": taken.slug}, None, "import")
    assert set(refusal.value.message_dict) == {"slug"}


def test_what_code_changed_is_still_there_after_unpublishing() -> None:
    record = make_record(Forum, name="Old words")
    change_live_record(record, {"name": "New words"}, None, "import")
    Forum.objects.get(pk=record.pk).unpublish()
    latest = Forum.objects.get(pk=record.pk).latest_revision
    assert latest.as_object().name == "New words"
    latest.publish()
    assert Forum.objects.live().get(pk=record.pk).name == "New words"


def test_unpublishing_what_no_code_changed_makes_no_version() -> None:
    record = make_record(Forum)
    record.save_revision(clean=False).publish()
    versions = record.revisions.count()
    Forum.objects.get(pk=record.pk).unpublish()
    assert record.revisions.count() == versions
