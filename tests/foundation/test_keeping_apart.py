"""What pages read is kept apart from what guards the site."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache.backends.locmem import LocMemCache

from config import environment
from foundation import keeping
from foundation.keeping import kept, reading_on, remembered, while_reading
from foundation.public_forms import is_too_often
from tests.caches import forget_all


@pytest.fixture(autouse=True)
def _versioned(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep without a database."""
    monkeypatch.setattr(keeping, "version", lambda: "1")
    with while_reading():
        yield


def test_what_is_kept_never_pushes_out_a_counter() -> None:
    def is_refused() -> bool:
        return is_too_often("tries", "somebody", 1, timedelta(minutes=15))

    is_refused()
    for number in range(1000):
        kept(("a search", number), lambda: "found")
    assert is_refused()


def test_what_an_older_release_kept_is_computed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept(("page",), lambda: "old")
    assert kept(("page",), lambda: "unused") == "old"
    monkeypatch.setattr(keeping, "code_mark", lambda: "the next release")
    assert kept(("page",), lambda: "new") == "new"


@pytest.mark.parametrize("url", ["locmem://", "redis://cache.example.org:6379/1"])
def test_the_second_cache_is_told_from_the_first(url: str) -> None:
    first = environment.cache(url)
    second: dict[str, Any] = environment.apart(first, "kept")
    assert second["BACKEND"] == first["BACKEND"]
    assert second != first


def test_a_cache_in_memory_is_a_store_of_its_own() -> None:
    config = environment.apart(environment.cache("locmem://"), "kept")
    first, second = LocMemCache("", {}), LocMemCache(config["LOCATION"], {})
    second.set("key", "value")
    assert first.get("key") is None


def test_what_is_remembered_is_asked_of_the_cache_once() -> None:
    first = remembered(("lists",), lambda: ["one"])
    forget_all()
    assert remembered(("lists",), lambda: ["two"]) is first


def test_what_is_sent_piece_by_piece_reads_on_with_the_rest() -> None:
    with while_reading() as reading:
        first = remembered(("lists",), lambda: ["one"])
    forget_all()
    sent = reading_on(reading, (remembered(("lists",), lambda: ["two"]) for _part in range(2)))
    assert list(sent) == [first, first]
