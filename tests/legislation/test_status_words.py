"""A reader is told where a law stands and which event says so."""

from datetime import date

import pytest
from django.utils.translation import override

from legislation.status import Contradiction, Oddity, Override, compute_status
from legislation.status_words import contradiction_words, status_sentence
from tests.factories.legislation import happened

TODAY = date(2026, 11, 22)

SENTENCES = [
    (
        "act",
        "lapsed_into_law 2022-07-30, in_force",
        "Law since 30 July 2022: lapsed into law; in force, start not recorded",
    ),
    ("act", "in_force", "In force, start not recorded"),
    ("act", "assented 2021-07-23, in_force 2022-01-23", "In force since 23 January 2022"),
    ("act", "applies_from 2025-12", "In force; applies since December 2025"),
    ("order", "order_issued 2017", "In force since 2017: order issued"),
    (
        "convention",
        "opened_for_signature 2001-11-23, in_force",
        "In force, start not recorded; opened for signature on 23 November 2001",
    ),
    (
        "act",
        "in_force 2020, repealed 2021-02, reinstated 2022",
        "In force again since 2022: reinstated",
    ),
    ("act", "assented 2026-05-03", "Adopted, not in force: assented to on 3 May 2026"),
    ("directive", "introduced 2024-02-06", "Proposed: introduced on 6 February 2024"),
    ("act", "in_force 2009, repealed 2022-07-30", "Repealed on 30 July 2022"),
    ("act", "in_force 2009, replaced", "Replaced on a date not recorded"),
    ("act", "in_force 2009, suspended 2018-05", "Suspended in May 2018"),
    ("bill", "introduced 2009, lapsed 2010~", "Lapsed about 2010"),
    ("guideline", "adopted 2016-01-28", "Published: adopted on 28 January 2016"),
    ("guideline", "published 2019-09", "Published in September 2019"),
    ("act", "amended 2016", "No event says yet where this law stands"),
]


@pytest.mark.parametrize(("kind", "told", "sentence"), SENTENCES)
def test_the_sentence_names_the_deciding_event(kind: str, told: str, sentence: str) -> None:
    events = [happened(*each.split()) for each in told.split(", ")]
    assert status_sentence(compute_status(kind, events, TODAY), kind) == sentence


def test_an_enacted_bill_names_the_act() -> None:
    finding = compute_status("bill", [happened("became_act", "2022-07-30")], TODAY)
    act = "Republic Act No. 11930"
    sentence = status_sentence(finding, "bill", successor=act, how="lapsed into law")
    assert sentence == f"Became law on 30 July 2022 as {act}: lapsed into law"
    assert status_sentence(finding, "bill") == "Became law on 30 July 2022"


def test_the_parts_in_force_are_listed() -> None:
    parts = [
        happened("in_force", "2025-03-17", scope="part", provisions="ss 1–10"),
        happened("in_force", "2025-07", scope="part", provisions="s 46"),
        happened("in_force", "2027", scope="part", provisions="s 50"),
    ]
    finding = compute_status("act", [happened("assented", "2023"), *parts], TODAY)
    sentence = "Partly in force: ss 1–10 since 17 March 2025; s 46 since July 2025"
    assert status_sentence(finding, "act") == sentence


def test_parts_are_listed_only_when_all_are_known() -> None:
    parts = [
        happened("in_force", "2025-03-17", scope="part", provisions="ss 1–10"),
        happened("in_force", "2025-07", scope="part"),
    ]
    finding = compute_status("act", parts, TODAY)
    assert status_sentence(finding, "act") == "Partly in force since 17 March 2025"


def test_a_suspended_part_is_named() -> None:
    events = [
        happened("in_force", "2020"),
        happened("suspended", "2021", scope="part", provisions="s 5"),
    ]
    finding = compute_status("act", events, TODAY)
    assert status_sentence(finding, "act") == "Partly in force: s 5 suspended in 2021"


def test_a_part_in_force_is_said() -> None:
    events = [happened("assented", "2023"), happened("in_force", "2025-03-17", scope="part")]
    sentence = status_sentence(compute_status("act", events, TODAY), "act")
    assert sentence == "Partly in force since 17 March 2025"


def test_a_suspended_part_is_said() -> None:
    events = [happened("in_force", "2018"), happened("suspended", "2019-01", scope="part")]
    sentence = status_sentence(compute_status("act", events, TODAY), "act")
    assert sentence == "Partly in force: a part suspended in January 2019"


def test_doubt_names_what_raises_it() -> None:
    events = [happened("assented", "2021"), happened("repealed", "2025-04-08", confirmed=False)]
    sentence = status_sentence(compute_status("act", events, TODAY), "act")
    assert sentence == "In force (unconfirmed): weak evidence says repealed on 8 April 2025"


def test_a_term_that_ran_out_is_said() -> None:
    events = [happened("in_force", "2021", until="2024-08-03")]
    sentence = status_sentence(compute_status("act", events, TODAY), "act")
    assert sentence == "Expired: in force until 3 August 2024"


def test_an_override_says_whose_judgement_it_is() -> None:
    finding = compute_status("act", [happened("in_force")], TODAY, Override("suspended"))
    sentence = status_sentence(finding, "act", override_reason="Court order of June")
    assert sentence == "Suspended, in our judgement: Court order of June"


def test_contradictions_name_the_events() -> None:
    events = (happened("in_force", "2012"), happened("in_force", "2013"))
    words = contradiction_words(Contradiction(Oddity.TWO_STARTS, events))
    assert words.startswith("Two different dates of entry into force: ")
    assert words.endswith("in 2012, entry into force in 2013")


@pytest.mark.parametrize("code", [value for name, value in vars(Oddity).items() if name.isupper()])
def test_every_contradiction_has_words(code: str) -> None:
    assert contradiction_words(Contradiction(code))


def test_dates_follow_the_language() -> None:
    finding = compute_status("act", [happened("in_force", "2022-01-23")], TODAY)
    with override("fr"):
        assert "23 janvier 2022" in status_sentence(finding, "act")
