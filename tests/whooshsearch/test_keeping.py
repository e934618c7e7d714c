"""Deleted texts leave every file soon, and a damaged index is made whole, without an operator."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reference.models import Topic
from tests.whooshsearch.conftest import Configure, found, make_topic
from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.services import keep
from whooshsearch.services.drain import drain
from whooshsearch.services.keep import Keeper, keeper
from whooshsearch.services.rebuild import rebuild

SECRET = "quetzalcoatlus"


@pytest.fixture
def kept(
    configure: Configure, db: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WhooshSearchBackend]:
    """A backend whose process does what it has to in the background, once it is asked to."""
    monkeypatch.setattr(keep, "LOOK_AFTER", 100_000)
    backend = configure(MODELS=["reference.Topic"], BACKGROUND=True, PURGE_AFTER=1_000)
    rebuild(backend.get_index_for_model(Topic))
    yield backend
    keeper.finish()


def files_with(directory: Path, text: str) -> list[Path]:
    """Return the files in which a text stands."""
    return [p for p in directory.rglob("*") if p.is_file() and text.encode() in p.read_bytes()]


@pytest.mark.parametrize("is_deleted", [True, False], ids=["deleted", "overwritten"])
def test_an_erased_text_leaves_every_file(kept: WhooshSearchBackend, is_deleted: bool) -> None:
    index = kept.get_index_for_model(Topic)
    topic = make_topic(SECRET)
    drain(index)
    assert files_with(index.store.directory, SECRET)
    if is_deleted:
        topic.delete()
    else:
        Topic.objects.filter(pk=topic.pk).update(name="harmless")
        kept.add(topic)
    drain(index)
    assert found(kept, SECRET) == []
    keeper.finish()
    assert files_with(index.store.directory, SECRET) == []


def test_a_purge_is_planned_once_and_only_where_something_was_deleted(
    kept: WhooshSearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[Any] = []
    monkeypatch.setattr(Keeper, "purge_soon", lambda _self, index: planned.append(index))
    index = kept.get_index_for_model(Topic)
    topic = make_topic("Fleeting")
    drain(index)
    before = len(planned)
    topic.delete()
    drain(index)
    assert len(planned) == before + 1


def test_a_process_that_only_reads_does_nothing_in_the_background(
    topics: WhooshSearchBackend,
) -> None:
    own = Keeper()
    own.purge_soon(topics.get_index_for_model(Topic))
    own.mend_soon(topics.get_index_for_model(Topic))
    assert not own.is_busy


def test_an_index_that_cannot_be_read_is_mended_but_not_without_a_pause(
    kept: WhooshSearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended: list[Any] = []
    monkeypatch.setattr(Keeper, "_mend", staticmethod(mended.append))
    own, index = Keeper(), kept.get_index_for_model(Topic)
    own.mend_soon(index)
    own.mend_soon(index)
    own.wait()
    assert mended == [index]


def test_changes_left_by_a_busy_index_are_taken_in_soon_after(
    kept: WhooshSearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = kept.get_index_for_model(Topic)
    make_topic("Patient")
    with index.store.writing():
        assert drain(index, wait=0.05).left_because
    keeper.finish()
    assert found(kept, "patient") == ["Patient"]


def test_what_a_killed_process_left_is_seen_to_at_the_first_use(
    topics: WhooshSearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_topic("Orphan")
    index = topics.get_index_for_model(Topic)
    looks: list[Any] = []
    own = Keeper()
    monkeypatch.setattr(own, "_plan", lambda *given: looks.append(given[-1]))
    own.look_soon(index, drain)
    looks[0](index)
    assert found(topics, "orphan") == ["Orphan"]
    assert not index.store.needs_purge()
