"""A change is indexed after its commit, once, and never lost."""

from typing import Any

import pytest
from django.db import transaction

from reference.models import Topic
from tests.whooshsearch.conftest import found, make_topic
from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.models import PendingChange
from whooshsearch.services import drain as draining
from whooshsearch.services.drain import drain
from whooshsearch.services.note_changes import DrainAfterCommit
from whooshsearch.services.rebuild import rebuild
from whooshsearch.store import IndexUnavailable

Capture = Any


def test_a_record_is_found_once_its_transaction_is_committed(
    topics: WhooshSearchBackend, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_topic("Grooming by strangers")
        assert found(topics, "strangers") == []
    assert found(topics, "strangers") == ["Grooming by strangers"]
    assert not PendingChange.objects.exists()


def test_a_record_that_was_rolled_back_leaves_nothing_to_index(
    topics: WhooshSearchBackend, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            make_topic("Never happened")
            transaction.set_rollback(True)
        make_topic("Happened")
    assert found(topics, "happened") == ["Happened"]


def test_many_saves_in_one_transaction_are_taken_in_together(
    topics: WhooshSearchBackend, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        for number in range(5):
            make_topic(f"Bulk {number}")
    assert [type(each) for each in callbacks].count(DrainAfterCommit) == 1


def test_a_renamed_record_is_found_by_its_new_name_only(topics: WhooshSearchBackend) -> None:
    topic = make_topic("Sextortion anew")
    topics.refresh_indexes()
    Topic.objects.filter(pk=topic.pk).update(name="Zanzibar")
    topics.add(topic)
    topics.refresh_indexes()
    assert found(topics, "zanzibar") == ["Zanzibar"]
    assert found(topics, "anew") == []


def test_a_deleted_record_is_not_found_and_does_not_count(topics: WhooshSearchBackend) -> None:
    make_topic("Short lived").delete()
    topics.refresh_indexes()
    assert topics.search("lived", Topic).count() == 0


def test_a_record_deleted_and_made_again_is_found(topics: WhooshSearchBackend) -> None:
    topic = make_topic("Phoenix")
    key = topic.pk
    topic.delete()
    Topic.objects.create(pk=key, name="Phoenix again", slug="phoenix")
    topics.refresh_indexes()
    assert found(topics, "phoenix") == ["Phoenix again"]


def test_a_drain_that_dies_leaves_its_changes_for_the_next(
    topics: WhooshSearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_topic("Survivor")
    index = topics.get_index_for_model(Topic)
    with monkeypatch.context() as patch:
        patch.setattr(draining, "_forget", _die)
        with pytest.raises(SystemExit):
            drain(index)
    assert PendingChange.objects.count() == 1
    assert drain(index).taken_in == 1
    assert found(topics, "survivor") == ["Survivor"]


def _die(*_args: Any) -> None:
    raise SystemExit


def test_an_index_that_others_write_leaves_changes_for_later(topics: WhooshSearchBackend) -> None:
    index = topics.get_index_for_model(Topic)
    make_topic("Patient")
    with index.store.writing():
        left = drain(index, wait=0.05)
    assert left.taken_in == 0
    assert left.left_because
    assert drain(index).taken_in == 1


def test_a_damaged_index_leaves_changes_and_does_not_disturb_the_save(
    topics: WhooshSearchBackend, django_capture_on_commit_callbacks: Capture
) -> None:
    index = topics.get_index_for_model(Topic)
    (index.store.directory / "CURRENT").write_text("nonsense")
    with django_capture_on_commit_callbacks(execute=True):
        make_topic("Saved all the same")
    assert PendingChange.objects.count() == 1
    assert Topic.objects.filter(name="Saved all the same").exists()
    with pytest.raises(IndexUnavailable), index.store.searching():
        pass


def test_resetting_empties_the_index_and_forgets_what_is_pending(
    topics: WhooshSearchBackend,
) -> None:
    make_topic("Forgotten")
    topics.reset_indexes()
    topics.refresh_indexes()
    assert topics.search("forgotten", Topic).count() == 0


def test_a_record_that_cannot_be_read_holds_up_no_other(
    topics: WhooshSearchBackend, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    index = topics.get_index_for_model(Topic)
    make_document = index.documents.document
    bad = make_topic("Unreadable")
    make_topic("Readable")

    def document(record: Topic) -> Any:
        if record.pk == bad.pk:
            raise AttributeError("its code is broken")
        return make_document(record)

    with monkeypatch.context() as patch:
        patch.setattr(index.documents, "document", document)
        assert drain(index).taken_in == 1
        rebuild(index)
    assert found(topics, "readable") == ["Readable"]
    assert "cannot be indexed" in caplog.text


def test_a_change_of_a_record_that_cannot_be_read_is_tried_again(
    topics: WhooshSearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = topics.get_index_for_model(Topic)
    make_topic("Mended")
    with monkeypatch.context() as patch:
        patch.setattr(index.documents, "document", lambda _record: 1 / 0)
        assert drain(index).taken_in == 0
    assert drain(index).taken_in == 1
    assert found(topics, "mended") == ["Mended"]
