"""What became of a law over time, and where a bill stands: drawn from what is on record only."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.factories.legislation import Happening, event, happened, make_law
from tests.website.pages import SmallSite, ghana
from website.assembly.bill_stages import has_passage, passage_of, under_way
from website.assembly.law_history import chapters_of, law_timeline

TODAY = date(2025, 6, 1)


class _Rows:
    def __init__(self, events: tuple[Happening, ...]) -> None:
        self._events = events

    def all(self) -> tuple[Happening, ...]:
        """Return the events."""
        return self._events


def told(*events: Happening, kind: str = "act") -> list[tuple[str, str]]:
    """Return the chapters of a law with these events."""
    found = chapters(*events, kind=kind)
    return [(chapter.status.value, str(chapter.start)) for chapter in found]


def chapters(*events: Happening, kind: str = "act") -> list[Any]:
    """Return the chapters themselves."""
    law: Any = type("Law", (), {"kind": kind, "events": _Rows(events)})()
    return chapters_of(law, TODAY)


def stages(*events: Happening, kind: str = "bill", status: str = "proposed") -> dict[str, str]:
    """Return the state of each stage of a bill with these events."""
    law: Any = type("Law", (), {"kind": kind, "status": status, "events": _Rows(events)})()
    return {stage.key: stage.state for stage in passage_of(law, TODAY).stages}


def test_each_status_begins_with_the_event_that_decides_it() -> None:
    assert told(
        happened("introduced", "2019-03"),
        happened("assented", "2020-12-29"),
        happened("in_force", "2021"),
        happened("repealed", "2024-02-01"),
    ) == [
        ("proposed", "2019-03"),
        ("adopted", "2020-12-29"),
        ("in_force", "2021"),
        ("repealed", "2024-02-01"),
    ]


def test_a_start_on_an_unknown_day_is_drawn_as_doubtful_from_the_making_of_the_law() -> None:
    (only,) = chapters(happened("assented", "2020-12-29"), happened("in_force"))
    assert (only.status.value, str(only.start)) == ("in_force", "2020-12-29")
    assert only.is_unplaced
    assert only.span.is_doubtful


def test_what_happened_on_an_unknown_day_alone_is_not_drawn() -> None:
    assert told(happened("in_force")) == []


def test_what_lies_ahead_is_expected() -> None:
    found = chapters(happened("assented", "2025-01-01"), happened("in_force", "2027-01-01"))
    assert [chapter.is_expected for chapter in found] == [False, True]


def test_weak_evidence_is_doubtful() -> None:
    found = chapters(
        happened("assented", "2020-01-01"), happened("in_force", "2021", confirmed=False)
    )
    assert [chapter.span.is_doubtful for chapter in found] == [False, True]
    assert found[1].is_weak


def test_a_suspension_ends_the_day_after_its_end() -> None:
    assert told(
        happened("in_force", "2020-01-01"),
        happened("suspended", "2021-01-01", until="2021-12-31"),
    ) == [("in_force", "2020-01-01"), ("suspended", "2021-01-01"), ("in_force", "2022-01-01")]


@pytest.mark.django_db
def test_a_law_without_a_dated_event_says_so_and_one_that_stands_elsewhere_too() -> None:
    place = ghana()
    bare = make_law(event("in_force"), title="Bare", jurisdiction=place)
    ended = make_law(
        event("in_force", "2010"), event("repealed"), title="Ended", jurisdiction=place
    )
    timeline = law_timeline([bare, ended], TODAY)
    assert timeline is not None
    rows = {history.law.title: history for history in timeline.histories}
    assert (rows["Bare"].chapters, rows["Bare"].differs) == ((), False)
    assert rows["Ended"].differs
    assert law_timeline([bare], TODAY) is None


def test_an_act_was_proposed_when_its_bill_was() -> None:
    law: Any = type("Law", (), {"kind": "act", "events": _Rows((happened("assented", "2022-07"),))})
    bill = [happened("introduced", "2021-05-18"), happened("became_act", "2022-07-30")]
    found = chapters_of(law, TODAY, bill)
    assert [(chapter.status.value, str(chapter.start)) for chapter in found] == [
        ("proposed", "2021-05-18"),
        ("adopted", "2022-07"),
    ]


def test_a_stage_that_is_not_on_record_is_never_taken_for_granted() -> None:
    assert stages(happened("introduced", "2024"), happened("passed_chamber", "2025-02")) == {
        "proposed": "done",
        "committee": "missing",
        "chamber": "done",
        "adopted": "missing",
        "law": "missing",
    }


def test_a_stage_may_be_expected_or_doubtful() -> None:
    found = stages(happened("announced", "2024", confirmed=False), happened("committee", "2026-01"))
    assert (found["proposed"], found["committee"]) == ("doubtful", "expected")


def test_a_bill_that_came_to_nothing_ends_so() -> None:
    found = stages(happened("introduced", "2020"), happened("lapsed", "2024"), status="lapsed")
    assert list(found)[-1] == "lapsed"
    assert found["lapsed"] == "done"


@pytest.mark.django_db
def test_what_may_still_become_law_has_stages() -> None:
    bill = make_law(event("introduced", "2024"), kind="bill", jurisdiction=ghana())
    draft = make_law(event("announced", "2024"), kind="regulation", jurisdiction=ghana())
    act = make_law(event("in_force", "2024"), jurisdiction=ghana())
    assert [has_passage(law) for law in (bill, draft, act)] == [True, True, False]
    assert [law for law, _passage in under_way([bill, draft, act])] == [bill, draft]


def test_the_page_of_a_place_draws_its_laws_and_tells_them_in_words(
    client: Client, small_site: SmallSite
) -> None:
    make_law(event("introduced", "2024-05"), kind="bill", title="A bill", jurisdiction=ghana())
    page = client.get("/countries/ghana/").content.decode()
    assert 'class="law-timeline"' in page
    assert 'class="stage-bar"' in page
    assert 'In force <time datetime="2021">2021</time>' in page
    assert "not recorded" in page


def test_the_page_of_a_law_has_a_bar_and_that_of_a_bill_its_stages(
    client: Client, small_site: SmallSite
) -> None:
    bill = make_law(event("introduced", "2024-05"), kind="bill", jurisdiction=ghana())
    act = client.get(small_site.details[0]).content.decode()
    page = client.get(f"/legislation/ghana/{bill.slug}/").content.decode()
    assert ('class="law-timeline"' in act, 'class="stage-bar"' in act) == (True, False)
    assert ('class="law-timeline"' in page, 'class="stage-bar"' in page) == (True, True)
