"""Where a law stands follows from its events, whatever they are and however they were entered."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foundation.partial_dates import PartialDate
from legislation.choices import (
    EventScope,
    EventType,
    InstrumentKind,
    InstrumentStatus,
)
from legislation.status import Oddity, Override, compute_status
from tests.factories.legislation import Happening, happened

TODAY = date(2026, 11, 22)
BINDING = {
    InstrumentStatus.IN_FORCE,
    InstrumentStatus.PARTLY_IN_FORCE,
    InstrumentStatus.IN_FORCE_UNCONFIRMED,
}
FINAL_ENDS = {EventType.REPEALED, EventType.REPLACED}
REVIVALS = {EventType.REINSTATED, EventType.UPHELD}

days = st.dates(date(2015, 1, 1), date(2032, 12, 31))
plain_dates = st.one_of(
    days.map(PartialDate.from_date),
    days.map(lambda day: PartialDate(day.year, day.month)),
    days.map(lambda day: PartialDate(day.year)),
    days.map(lambda day: PartialDate(day.year, circa=True)),
    st.just(PartialDate.unknown()),
)
dates = st.one_of(plain_dates, days.map(lambda day: PartialDate(day.year, day.month, planned=True)))
kinds = st.sampled_from(InstrumentKind)


def events_of(types: Iterable[EventType]) -> st.SearchStrategy[list[Happening]]:
    return st.lists(
        st.builds(
            Happening,
            type=st.sampled_from(list(types)),
            date=dates,
            scope=st.sampled_from(EventScope),
            until=st.one_of(st.none(), dates),
            confirmed=st.booleans(),
            uid=st.uuids(),
            provisions=st.sampled_from(["", "ss 1–10"]),
        ),
        max_size=8,
    )


any_events = events_of(EventType)


def is_before(event: Happening, day: date) -> bool:
    """Whether an event was over before a day, by all that is known of its date."""
    return bool(event.date and event.date.latest and event.date.latest < day)


@given(kinds, any_events, days)
def test_every_sequence_has_a_status(kind: str, events: list[Happening], day: date) -> None:
    assert compute_status(kind, events, day).status in InstrumentStatus


@given(kinds, any_events, days, st.randoms())
def test_the_order_of_entry_never_matters(
    kind: str, events: list[Happening], day: date, random: Random
) -> None:
    found = compute_status(kind, events, day)
    random.shuffle(events)
    assert compute_status(kind, events, day) == found


@given(kinds, any_events, days, days, st.sampled_from(sorted(FINAL_ENDS)))
def test_after_a_final_repeal_only_a_later_revival_puts_it_in_force(
    kind: str, events: list[Happening], repealed_on: date, day: date, end: str
) -> None:
    assume(repealed_on <= day and (kind, end) != (InstrumentKind.BILL, EventType.REPLACED))
    repeal = happened(end, repealed_on.isoformat())
    told = [each for each in events if each.type not in REVIVALS or is_before(each, repealed_on)]
    assert compute_status(kind, [*told, repeal], day).status not in BINDING


def test_a_doubtful_end_says_nothing_of_a_bill_that_ended_as_an_act() -> None:
    opened = happened("opened_for_signature", until="2015-01-01", confirmed=False)
    became = happened("became_act", "2015-01-02")
    found = compute_status("bill", [opened, became], TODAY)
    assert (found.status, found.event_uid) == (InstrumentStatus.ENACTED, became.uid)


@given(any_events, days)
def test_a_later_revival_does(events: list[Happening], repealed_on: date) -> None:
    ended = [each for each in events if is_before(each, repealed_on)]
    repeal = happened("repealed", repealed_on.isoformat())
    revival = happened("reinstated", (repealed_on + timedelta(days=1)).isoformat())
    found = compute_status("act", [*ended, repeal, revival], repealed_on + timedelta(days=2))
    assert (found.status, found.event_uid) == (InstrumentStatus.IN_FORCE, revival.uid)


@given(kinds, any_events, days)
def test_the_next_change_is_the_first_day_with_another_answer(
    kind: str, events: list[Happening], day: date
) -> None:
    now = compute_status(kind, events, day)
    if now.changes_on is None:
        later = compute_status(kind, events, date(2040, 1, 1))
        assert (later.status, later.event_uid) == (now.status, now.event_uid)
        return
    eve = compute_status(kind, events, now.changes_on - timedelta(days=1))
    after = compute_status(kind, events, now.changes_on)
    assert (eve.status, eve.event_uid) == (now.status, now.event_uid)
    assert (after.status, after.event_uid) != (now.status, now.event_uid)


@given(kinds, any_events, days)
def test_the_deciding_event_has_begun(kind: str, events: list[Happening], day: date) -> None:
    decider = compute_status(kind, events, day).event
    if decider is not None and not decider.date.is_unknown:
        assert decider.date.earliest <= day


@given(kinds, any_events, days)
def test_what_obliges_nobody_is_never_in_force(
    kind: str, events: list[Happening], day: date
) -> None:
    if kind in {InstrumentKind.GUIDELINE, InstrumentKind.STRATEGY}:
        assert compute_status(kind, events, day).status not in BINDING


LIVES: list[tuple[Any, ...]] = [
    ("no event at all", "act", [], "proposed"),
    ("assent makes law, not force", "act", [("assented", "2020-01-01")], "adopted"),
    ("a bill that passed is no law", "bill", [("passed_legislature", "2020-01-01")], "proposed"),
    (
        "a part in force",
        "act",
        [("assented", "2020"), ("in_force", "2021", {"scope": "part"})],
        "partly_in_force",
    ),
    (
        "a start on an unknown day",
        "act",
        [("assented", "2020-01-01"), ("in_force", "unknown")],
        "in_force",
    ),
    (
        "a planned start is none",
        "act",
        [("assented", "2020"), ("in_force", "planned 2030")],
        "adopted",
    ),
    (
        "a later start is none yet",
        "act",
        [("assented", "2020"), ("in_force", "2030-01-01")],
        "adopted",
    ),
    (
        "a plan whose day is over is unconfirmed",
        "act",
        [("assented", "2020"), ("in_force", "planned 2025")],
        "in_force_unconfirmed",
    ),
    (
        "a law stays law while its change is proposed and rejected",
        "act",
        [("in_force", "2020"), ("introduced", "2024-01-01"), ("rejected", "2025-01-01")],
        "in_force",
    ),
    (
        "a repeal in the year of the start comes after it",
        "act",
        [("in_force", "2020-05-01"), ("repealed", "2020")],
        "repealed",
    ),
    (
        "a weak repeal leaves doubt",
        "act",
        [("assented", "2020"), ("repealed", "2024", {"confirmed": False})],
        "in_force_unconfirmed",
    ),
    (
        "reinstatement brings back",
        "act",
        [("in_force", "2020"), ("repealed", "2022"), ("reinstated", "2023")],
        "in_force",
    ),
    (
        "an upheld law that was struck down is back",
        "act",
        [("in_force", "2020"), ("struck_down", "2022"), ("upheld", "2023")],
        "in_force",
    ),
    (
        "upholding does not undo a repeal",
        "act",
        [("in_force", "2020"), ("repealed", "2022"), ("upheld", "2023")],
        "repealed",
    ),
    ("a term ends by itself", "act", [("in_force", "2020", {"until": "2024"})], "expired"),
    (
        "an extension moves the term",
        "act",
        [("in_force", "2020", {"until": "2024"}), ("extended", "2023", {"until": "2028"})],
        "in_force",
    ),
    (
        "a suspension ends with its until",
        "act",
        [("in_force", "2020"), ("suspended", "2021", {"until": "2023"})],
        "in_force",
    ),
    ("an open suspension holds", "act", [("in_force", "2020"), ("suspended", "2021")], "suspended"),
    (
        "a suspended part leaves the rest",
        "act",
        [("in_force", "2020"), ("suspended", "2021", {"scope": "part"})],
        "partly_in_force",
    ),
    ("a withdrawn bill", "bill", [("introduced", "2020"), ("withdrawn", "2021")], "withdrawn"),
    (
        "a lapsed bill goes on when it is introduced again",
        "bill",
        [("introduced", "2020"), ("lapsed", "2021"), ("introduced", "2022")],
        "proposed",
    ),
    ("a veto that was overcome", "act", [("rejected", "2020"), ("in_force", "2021")], "in_force"),
    (
        "a bill that became an act",
        "bill",
        [("introduced", "2020"), ("became_act", "2021")],
        "enacted_as",
    ),
    ("guidance is published", "guideline", [("adopted", "2020")], "published"),
    (
        "withdrawn guidance",
        "guideline",
        [("published", "2020"), ("withdrawn", "2021")],
        "withdrawn",
    ),
    ("an order binds when issued", "order", [("order_issued", "2020")], "in_force"),
    ("a judgment binds when given", "judgment", [("published", "2020")], "in_force"),
    ("a treaty awaits its parties", "convention", [("opened_for_signature", "2020")], "adopted"),
]


@pytest.mark.parametrize(
    ("kind", "told", "status"), [row[1:] for row in LIVES], ids=[row[0] for row in LIVES]
)
def test_a_life_has_its_status(kind: str, told: list[tuple[Any, ...]], status: str) -> None:
    events = [happened(each[0], each[1], **(each[2] if len(each) > 2 else {})) for each in told]
    assert compute_status(kind, events, TODAY).status == status


def test_a_future_start_says_when_it_comes() -> None:
    events = [happened("assented", "2026-01-01"), happened("in_force", "2027-02-01")]
    assert compute_status("act", events, TODAY).changes_on == date(2027, 2, 1)


def test_a_term_changes_the_status_the_day_after() -> None:
    events = [happened("in_force", "2020-01-01", until="2027-04-03")]
    assert compute_status("act", events, TODAY).changes_on == date(2027, 4, 4)


def test_the_start_of_proposal_decides_over_later_positions() -> None:
    first = happened("introduced", "2024-02-06")
    events = [happened("position_taken", "2024-12-13"), first, happened("announced", "2023")]
    assert compute_status("directive", events, TODAY).event is first


def test_an_override_holds_until_it_ends() -> None:
    events = [happened("in_force", "2020-01-01")]
    override = Override("suspended", ends_on=date(2026, 12, 31))
    now = compute_status("act", events, TODAY, override)
    assert (now.status, now.is_override, now.changes_on) == ("suspended", True, date(2027, 1, 1))
    assert compute_status("act", events, date(2027, 1, 1), override).status == "in_force"


ODD = [
    (Oddity.AFTER_END, "act", ["repealed 2020", "in_force 2021"]),
    (Oddity.ENDED_TWICE, "act", ["in_force 2018", "repealed 2020", "repealed 2021"]),
    (Oddity.TWO_STARTS, "act", ["in_force 2018", "in_force 2019"]),
    (Oddity.DROPPED_AFTER_LAW, "act", ["assented 2018", "withdrawn 2019"]),
    (Oddity.WENT_ON, "bill", ["introduced 2018", "rejected 2019", "passed_chamber 2020"]),
    (Oddity.NOTHING_TO_RESUME, "act", ["in_force 2018", "reinstated 2019"]),
    (Oddity.BILL_IN_FORCE, "bill", ["in_force 2018"]),
    (Oddity.UNDECIDED, "act", ["amended 2018"]),
]


@pytest.mark.parametrize(("code", "kind", "told"), ODD)
def test_what_does_not_fit_together_is_flagged(code: str, kind: str, told: list[str]) -> None:
    finding = compute_status(kind, [happened(*each.split()) for each in told], TODAY)
    assert code in {each.code for each in finding.contradictions}


def test_an_end_before_its_start_is_flagged() -> None:
    finding = compute_status("act", [happened("suspended", "2020", until="2018")], TODAY)
    assert Oddity.ENDS_BEFORE_START in {each.code for each in finding.contradictions}


def test_an_event_of_a_draft_without_date_is_left_out() -> None:
    assert compute_status("act", [Happening("repealed", None)], TODAY).event is None
