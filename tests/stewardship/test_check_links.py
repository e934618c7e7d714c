"""The command `check_links`: what it chooses, writes down, and leaves for the next run."""

import logging
import os
import signal
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stewardship.choices import AddressBasis, LinkState
from stewardship.models import LinkCheck, Source
from stewardship.services.check_links import Choice, Run
from stewardship.services.check_links.choose import due_targets
from stewardship.services.check_links.record import record_visit
from stewardship.services.check_links.visits import Answer, Failure, FailureKind, PageText, Target
from tests.factories.people import make_staff
from tests.stewardship.link_checking import LOOPBACK, quick_policy, resolve
from tests.stewardship.misbehaving_server import WORDS, Server, answer, misbehaving_server, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    """Return a server that the command may ask, without pauses."""
    settings.LINK_CHECKS = {
        "allowed_networks": LOOPBACK,
        "resolve": resolve,
        "pause": 0.0,
        "hosts_that_tell_offline": 2,
    }
    with misbehaving_server() as running:
        yield running


def make_source(url: str, **values: Any) -> Source:
    """Return a source with an address."""
    return Source.objects.create(title=url[-60:], url=url, **values)


def check(**options: Any) -> None:
    """Run the command; everything is due."""
    call_command("check_links", **{"older_than": timedelta(0)} | options)


def state_of(source: Source) -> str:
    """Return what the source says of its link now."""
    source.refresh_from_db()
    return source.link_state


def test_a_visit_is_written_down_on_the_source_and_in_its_history(server: Server) -> None:
    source = make_source(server.url("/to/301/works/1"))
    check()
    visit = source.link_checks.get()
    assert state_of(source) == visit.state == LinkState.MOVED
    assert visit.final_url == server.url("/works/1")
    assert source.link_sha256 == visit.content_sha256 != ""
    assert source.link_checked_at == visit.checked_at


def test_a_page_that_changes_between_two_visits_is_noticed(server: Server) -> None:
    source = make_source(server.url("/works/1"))
    check()
    server.routes["/works/1"] = lambda _request: answer(page(words=WORDS, more="other"))
    check()
    assert state_of(source) == LinkState.WORKS
    server.routes["/works/1"] = lambda _request: answer(page(words=WORDS + "Repealed."))
    check()
    check()
    assert state_of(source) == LinkState.CHANGED


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/missing/1", LinkState.DEAD),
        ("/front/1", LinkState.DEAD),
        ("/members/1", LinkState.DEAD),
        ("/status/410", LinkState.DEAD),
        ("/status/403", LinkState.UNCHECKED),
        ("/status/500", LinkState.UNCHECKED),
        ("/garbage/1", LinkState.UNCHECKED),
    ],
)
def test_what_the_address_answers_decides(server: Server, path: str, state: LinkState) -> None:
    server.routes["/"] = lambda _request: answer(page("Ministry", "Welcome. " * 40))
    source = make_source(server.url(path))
    check()
    assert state_of(source) == state
    assert source.link_reason


def test_a_host_that_answers_anything_alike_has_lost_its_pages(server: Server) -> None:
    class Anything(dict[str, Any]):
        def get(self, path: str, default: Any = None) -> Any:
            return None if path == "/robots.txt" else lambda _request: answer(page("Gazette"))

    server.routes = Anything()
    source = make_source(server.url("/gazette/2021/12"))
    check()
    assert state_of(source) == LinkState.DEAD


def fail(source: Source, day: int) -> Any:
    """Visit in vain on a day."""
    return record_visit(
        Target(source.pk, source.url, "a.test"),
        Failure(FailureKind.TIMEOUT),
        quick_policy(),
        timezone.now() - timedelta(days=30 - day),
    )


def test_an_address_dies_of_failures_on_different_days_only() -> None:
    source = make_source("https://a.test/1", link_state="works")
    for day in (1, 1, 1, 2):
        fail(source, day)
    assert state_of(source) == LinkState.WORKS
    fail(source, 3)
    assert state_of(source) == LinkState.DEAD
    assert source.link_checked_at


def test_an_answer_in_between_forgives_earlier_failures() -> None:
    source = make_source("https://a.test/1")
    fail(source, 1)
    fail(source, 2)
    record_visit(
        Target(source.pk, source.url, "a.test"),
        Answer(source.url, 200, page=PageText("a" * 64, letters=200)),
        quick_policy(),
        timezone.now() - timedelta(days=27),
    )
    fail(source, 4)
    fail(source, 5)
    assert state_of(source) == LinkState.WORKS


def test_only_the_latest_visits_are_kept() -> None:
    source = make_source("https://a.test/1")
    for day in range(1, 26):
        fail(source, day)
    assert source.link_checks.count() == quick_policy().kept_visits


def test_an_address_that_was_replaced_meanwhile_is_left_alone() -> None:
    source = make_source("https://a.test/new")
    target = Target(source.pk, "https://a.test/old", "a.test")
    assert record_visit(target, Answer(target.url, 404), quick_policy()) is None
    assert state_of(source) == LinkState.UNCHECKED


def test_what_was_judged_lately_is_not_visited_again(server: Server) -> None:
    make_source(server.url("/works/1"))
    check()
    check(older_than=timedelta(days=7))
    assert server.paths() == ["/works/1"]


def test_what_failed_is_visited_again_on_another_day_not_in_the_same_run() -> None:
    source = make_source("https://a.test/1")
    fail(source, 30)
    assert not due_targets(Choice())
    tomorrow = timezone.now() + timedelta(days=1)
    assert [target.key for target in due_targets(Choice(), tomorrow)] == [source.pk]


def test_sources_without_address_and_of_other_hosts_are_left_out() -> None:
    make_source("")
    make_source("https://www.a.test/1")
    make_source("https://b.test/1")
    assert [target.host for target in due_targets(Choice(only_host="a.test"))] == ["www.a.test"]
    assert len(due_targets(Choice(limit=1))) == 1


def test_a_built_address_is_visited_and_stays_built(server: Server) -> None:
    source = make_source(server.url("/works/1"), address_basis=AddressBasis.BUILT)
    check()
    assert state_of(source) == LinkState.WORKS
    assert source.address_basis == AddressBasis.BUILT
    assert "pattern" in source.link_reason


def test_an_interrupted_run_goes_on_where_it_stopped(server: Server) -> None:
    for number in range(6):
        make_source(server.url(f"/works/{number}"))
    run = Run(Choice(), quick_policy())
    told: list[Target] = []

    def tell(target: Target, _verdict: object) -> None:
        told.append(target)
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.go(tell)
    assert LinkCheck.objects.count() == 2
    check(older_than=timedelta(days=7))
    assert LinkCheck.objects.count() == 6
    assert set(LinkCheck.objects.values_list("source__link_state", flat=True)) == {"works"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_run_in_order(server: Server, capsys: Any, number: int) -> None:
    make_source(server.url("/works/1"))
    for place in range(3):
        make_source(server.url(f"/hang/{place}", f"h{place}.test"))

    def interrupt(_request: Any) -> bytes:
        os.kill(os.getpid(), number)
        return answer(page())

    server.routes["/works/1"] = interrupt
    before = signal.getsignal(number)
    check()
    assert "The next run goes on from here" in capsys.readouterr().out
    assert signal.getsignal(number) is before


def test_a_dry_run_tells_and_writes_nothing(server: Server, capsys: Any) -> None:
    source = make_source(server.url("/status/404"))
    check(dry_run=True)
    assert "dead" in capsys.readouterr().out
    assert state_of(source) == LinkState.UNCHECKED
    assert not LinkCheck.objects.exists()


def test_without_a_network_nothing_is_written(server: Server) -> None:
    sources = [make_source(f"http://h{number}.nowhere/") for number in range(3)]
    with pytest.raises(CommandError, match="off the network"):
        check()
    assert not LinkCheck.objects.exists()
    assert {state_of(source) for source in sources} == {LinkState.UNCHECKED}


def test_failures_before_the_first_answer_are_written_once_it_comes(server: Server) -> None:
    make_source("http://h1.nowhere/")
    make_source(server.url("/works/1"))
    check(concurrency=1)
    assert LinkCheck.objects.count() == 2


def test_a_host_that_wants_peace_is_due_again_at_once(server: Server) -> None:
    server.routes["/works/1"] = lambda _request: answer(status="503 Busy", Retry_After="9999")
    source = make_source(server.url("/works/1"), link_state="works")
    check()
    assert state_of(source) == LinkState.WORKS
    assert "left alone" in source.link_reason
    assert [target.key for target in due_targets(Choice())] == [source.pk]


def test_progress_names_numbers_and_hosts_and_no_address(
    server: Server, capsys: Any, caplog: pytest.LogCaptureFixture
) -> None:
    make_source(server.url("/works/secret-path?token=1"))
    with caplog.at_level(logging.DEBUG):
        check(progress=True)
    said = capsys.readouterr().out
    assert "1 of 1: works 1" in said
    assert "secret-path" not in said + caplog.text


@pytest.mark.parametrize("options", [{"concurrency": 0}, {"pause": -1}])
def test_senseless_options_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(CommandError, match="starts at"):
        check(**options)


@pytest.mark.parametrize(("text", "days"), [("7d", 7.0), ("12h", 0.5), ("2", 2.0), ("x", None)])
def test_spans_are_read(text: str, days: float | None) -> None:
    if days is None:
        with pytest.raises(CommandError, match="span"):
            call_command("check_links", "--older-than", text)
    else:
        call_command("check_links", "--older-than", text)
    assert not LinkCheck.objects.exists()


def act(client: Client, source: Source, action: str) -> None:
    """Press a button under the link of a source."""
    client.force_login(make_staff(Source, "change"))
    client.post(reverse(Source.snippet_viewset.get_url_name("act"), args=[source.pk, action]))


def test_a_colleague_who_read_the_new_text_ends_the_change(server: Server, client: Client) -> None:
    source = make_source(server.url("/works/1"), link_sha256="b" * 64)
    check()
    assert state_of(source) == LinkState.CHANGED
    act(client, source, "accept-text")
    check()
    assert state_of(source) == LinkState.WORKS


def test_a_colleague_takes_the_new_address(server: Server, client: Client) -> None:
    source = make_source(server.url("/to/308/works/1"))
    check()
    act(client, source, "take-address")
    assert state_of(source) == LinkState.WORKS
    assert source.url == server.url("/works/1")


def test_an_address_of_another_source_is_not_taken(server: Server, client: Client) -> None:
    make_source(server.url("/works/1"))
    source = make_source(server.url("/to/308/works/1"))
    check()
    act(client, source, "take-address")
    assert state_of(source) == LinkState.MOVED
