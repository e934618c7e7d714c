"""A rebuild stands beside the index in use, misses nothing, and mends what is broken."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from reference.models import Topic
from tests.whooshsearch.conftest import found, make_topic
from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.models import PendingChange
from whooshsearch.services.drain import drain
from whooshsearch.services.rebuild import in_chunks, rebuild
from whooshsearch.store import IndexBusy


def test_searches_go_on_and_saves_are_in_it(topics: WhooshSearchBackend) -> None:
    index = topics.get_index_for_model(Topic)
    make_topic("Before")
    drain(index)
    rebuilder = topics.rebuilder_class(index)
    new = rebuilder.start()
    new.add_items(Topic, list(Topic.objects.all()))
    make_topic("Meanwhile")
    drain(index)
    assert found(topics, "meanwhile") == ["Meanwhile"]
    Topic.objects.get(name="Before").delete()
    drain(index)
    rebuilder.finish()
    assert found(topics, "meanwhile") == ["Meanwhile"]
    assert found(topics, "before") == []
    assert not PendingChange.objects.exists()


def test_two_rebuilds_at_a_time_are_refused(topics: WhooshSearchBackend) -> None:
    index = topics.get_index_for_model(Topic)
    rebuilder = topics.rebuilder_class(index)
    rebuilder.start()
    with pytest.raises(IndexBusy):
        rebuild(index)
    rebuilder.finish()


def test_changes_kept_for_a_rebuild_that_died_are_forgotten(topics: WhooshSearchBackend) -> None:
    index = topics.get_index_for_model(Topic)
    PendingChange.objects.create(
        index=index.get_key(), model="reference.topic", key="1", is_taken_in=True
    )
    drain(index)
    assert not PendingChange.objects.exists()


@pytest.mark.parametrize("damage", ["lost", "pointer", "emptied"])
def test_a_broken_index_finds_nothing_says_why_and_is_mended_by_a_rebuild(
    topics: WhooshSearchBackend, damage: str
) -> None:
    make_topic("Whole again")
    index = topics.get_index_for_model(Topic)
    harm(index.store.directory, damage)
    results = topics.search("whole", Topic)
    assert list(results[:5]) == []
    assert results.unavailable
    call_command("rebuild_modelsearch_index", stdout=StringIO())
    assert found(topics, "whole again") == ["Whole again"]


def harm(directory: Path, damage: str) -> None:
    """Break an index in one of several ways."""
    if damage == "pointer":
        (directory / "CURRENT").write_bytes(b"\xff\x00")
        return
    for path in sorted(directory.rglob("*"), reverse=True):
        if path.is_file() and damage == "lost":
            path.unlink()
        elif path.is_file():
            path.write_bytes(b"")


def test_rows_deleted_during_a_rebuild_make_none_be_missed(db: None) -> None:
    for number in range(6):
        make_topic(f"Row {number}")
    rows = Topic.objects.filter(name__startswith="Row")
    chunks = in_chunks(rows, 2)
    seen = [topic.name for topic in next(chunks)]
    rows.filter(name__in=seen).delete()
    seen += [topic.name for chunk in chunks for topic in chunk]
    assert len(seen) == 6


def test_a_rebuild_says_how_far_it_is(topics: WhooshSearchBackend) -> None:
    out = StringIO()
    call_command("rebuild_modelsearch_index", stdout=out)
    number = Topic.objects.count()
    assert f"{number} of {number}" in out.getvalue()
