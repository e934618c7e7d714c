"""Whoever takes a live record off the site, everything that depends on it hears of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from foundation import registries
from foundation.models import PublishableRecord
from foundation.services.change_live_record import change_live_record
from partnerships.register.models import Forum
from tests.contracts.editor import Editor
from tests.factories.records import families, make_record

pytestmark = pytest.mark.django_db
every_family = pytest.mark.parametrize("model", families(), ids=lambda model: model.__name__)
Family = type[PublishableRecord]
Heard = list[tuple[bool, str]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """Collect what a follower is told: whether the record is live, and its former slug."""
    told: Heard = []

    def follower(record: Any, *, previous: Any | None) -> None:
        told.append((record.live, previous.slug if previous else ""))

    monkeypatch.setattr(registries.publish_followers, "of", lambda _model: [follower])
    return told


@every_family
def test_followers_hear_of_a_new_address(model: Family, heard: Heard) -> None:
    record = make_record(model, slug="before")
    record.slug = "after"
    record.save_revision(clean=False).publish()
    assert heard[-1] == (True, "before")


@every_family
def test_followers_hear_of_an_unpublish(model: Family, heard: Heard) -> None:
    make_record(model, slug="gone").unpublish()
    assert heard[-1] == (False, "gone")


@every_family
def test_followers_hear_of_a_deletion(model: Family, heard: Heard) -> None:
    make_record(model, slug="gone").delete()
    assert heard[-1] == (False, "gone")


def test_followers_hear_of_bulk_actions_and_screens(client: Client, heard: Heard) -> None:
    model = families()[0]
    editor = Editor(client, model)
    records = [make_record(model, slug=f"record-{number}") for number in range(4)]
    del heard[:]
    editor.bulk("unpublish", records[0])
    editor.bulk("delete", records[1])
    client.post(editor.url("unpublish", records[2].pk))
    client.post(editor.url("delete", records[3].pk))
    assert heard == [(False, f"record-{number}") for number in range(4)]


def test_the_screen_keeps_what_code_changed(client: Client) -> None:
    editor, record = Editor(client, Forum), make_record(Forum, name="Old words")
    change_live_record(record, {"name": "New words"}, None, "import")
    client.post(editor.url("unpublish", record.pk))
    left = Forum.objects.get(pk=record.pk)
    assert not left.live
    assert left.get_latest_revision_as_object().name == "New words"


def test_bulk_actions_need_the_permission(client: Client) -> None:
    model = families()[0]
    editor, record = Editor(client, model, "change"), make_record(model)
    editor.bulk("unpublish", record)
    editor.bulk("delete", record)
    record.refresh_from_db()
    assert record.live
