"""What is kept while pages are read, and when it is computed again."""

import datetime
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation

from foundation import keeping
from foundation.keeping import kept, stop_keeping, while_reading
from foundation.middleware.keeping import KeepWhileReading


class State:
    """What the version of everything public says."""

    text = "1"


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> State:
    """A version that the test changes."""
    found = State()
    monkeypatch.setattr(keeping.version, "_read", lambda: found.text)
    return found


@pytest.fixture
def counting() -> Callable[[], int]:
    """Something to compute, which tells how often it was."""
    numbers: Iterator[int] = count(1)
    return lambda: next(numbers)


def read(counting: Callable[[], int]) -> int:
    """Return what a page reads."""
    with while_reading():
        return kept(("number",), counting)


def test_what_one_page_computed_is_kept_for_the_next(
    state: State, counting: Callable[[], int]
) -> None:
    assert [read(counting), read(counting)] == [1, 1]


def test_a_public_change_has_it_computed_again(state: State, counting: Callable[[], int]) -> None:
    before = read(counting)
    state.text = "2"
    assert [before, read(counting)] == [1, 2]


def test_another_day_has_it_computed_again(
    state: State, counting: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(counting)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert [before, read(counting)] == [1, 2]


def test_each_language_has_its_own(state: State, counting: Callable[[], int]) -> None:
    before = read(counting)
    with translation.override("fr"):
        assert [before, read(counting)] == [1, 2]


def test_nothing_is_kept_outside_of_reading(state: State, counting: Callable[[], int]) -> None:
    assert [kept(("number",), counting), kept(("number",), counting)] == [1, 2]


def test_nothing_is_kept_where_nobody_says_the_version(
    counting: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping.version, "_read", None)
    assert [read(counting), read(counting)] == [1, 2]


def test_nothing_is_kept_once_a_request_that_reads_has_written(
    state: State, counting: Callable[[], int]
) -> None:
    before = read(counting)
    with while_reading():
        stop_keeping()
        assert kept(("number",), counting) == 2
    assert [before, read(counting)] == [1, 1]


def test_even_nothing_is_kept(state: State) -> None:
    asked = []
    with while_reading():
        for _visit in range(2):
            assert kept(("us",), lambda: asked.append("asked")) is None
    assert asked == ["asked"]


@pytest.mark.parametrize(
    ("method", "numbers"), [("GET", [1, 1]), ("HEAD", [1, 1]), ("POST", [1, 2])]
)
def test_only_requests_that_read_keep(
    state: State, counting: Callable[[], int], method: str, numbers: list[int]
) -> None:
    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(kept(("number",), counting)))

    visit = KeepWhileReading(answer)
    request = RequestFactory().generic(method, "/")
    assert [int(visit(request).content) for _visit in range(2)] == numbers
