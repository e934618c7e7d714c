"""The demonstration laws are put in place once, and what people change stays."""

import pytest

from foundation.services.seed_record import seed_uid
from legislation.models import Instrument
from legislation.services.read_relations import relations_of
from legislation.services.seed_demo_instruments import instrument_uid, seed_demo_instruments
from legislation.services.seed_demo_instruments.facts import InstrumentFact, read_facts
from stewardship.choices import VerificationState
from stewardship.models import Source

pytestmark = pytest.mark.django_db
BILL, ACT, OLD = "ph-2021-sb2209", "ph-2022-ra11930", "ph-2009-ra9775"
GUIDE, EXPIRED, INDIA = "int-2016-luxembourg", "eu-2021-1232", "in-2017-meity-iwf-order"
SAMPLE = {BILL, ACT, OLD, GUIDE, EXPIRED, INDIA}


def sample() -> list[InstrumentFact]:
    return [fact for fact in read_facts() if fact.key in SAMPLE]


def law(key: str) -> Instrument:
    return Instrument.objects.get(uid=instrument_uid(key))


@pytest.fixture
def told() -> list[str]:
    lines: list[str] = []
    seed_demo_instruments(lines.append, sample())
    return lines


def test_every_law_is_live_with_the_status_of_the_facts(told: list[str]) -> None:
    for fact in sample():
        assert law(fact.key).live
        assert law(fact.key).status == fact.row["status"]
        assert law(fact.key).events.count() == len(fact.row["events"])


def test_progress_is_shown(told: list[str]) -> None:
    assert told == ["6 of 6 instruments", "6 created"]


def test_a_second_run_changes_nothing(told: list[str]) -> None:
    before = {each.pk: each.latest_revision_id for each in Instrument.objects.all()}
    sources = Source.objects.count()
    seed_demo_instruments(told.append, sample())
    assert {each.pk: each.latest_revision_id for each in Instrument.objects.all()} == before
    assert Source.objects.count() == sources
    assert told[-1] == "6 unchanged"


def test_an_edited_law_stays_as_it_was_edited(told: list[str]) -> None:
    edited = law(ACT)
    edited.summary = "Our own words."
    edited.save_revision(clean=False).publish()
    seed_demo_instruments(told.append, sample())
    assert law(ACT).summary == "Our own words."


def test_the_bill_became_the_act_which_repealed_the_older_one(told: list[str]) -> None:
    links = [(link.label, link.other) for link in relations_of(law(ACT))]
    assert links == [("repeals", law(OLD)), ("began as", law(BILL))]


def test_a_built_address_is_never_a_link(told: list[str]) -> None:
    built = law(OLD).sources.get().source
    assert built.address_basis == "built"
    assert not built.is_linkable


def test_no_event_claims_a_source_it_was_not_found_in(told: list[str]) -> None:
    unchecked = law(GUIDE).events.get()
    assert unchecked.source is None
    assert unchecked.source_note == "Date not yet checked against a source."
    assert law(BILL).events.first().source.is_linkable


def test_confidence_decides_the_verification(told: list[str]) -> None:
    assert law(ACT).verified_on is not None
    assert law(GUIDE).verification_state == VerificationState.NOT_VERIFIED
    assert law(INDIA).verified_on is None


def test_weak_evidence_is_kept_as_such(told: list[str]) -> None:
    assert law(INDIA).events.get(type="order_issued").confirmed is False


def test_rows_have_the_same_identity_everywhere(told: list[str]) -> None:
    assert law(ACT).events.first().uid == seed_uid("event", f"{ACT}/1")


def test_addresses_of_private_persons_are_left_out() -> None:
    addresses = {address for fact in read_facts() for address in fact.other_sources}
    assert not [each for each in addresses if "blogspot" in each or "president-lungu" in each]


def test_every_relation_and_topic_of_the_data_exists() -> None:
    facts = {fact.key: fact for fact in read_facts()}
    targets = [link.target for fact in facts.values() for link in fact.relations]
    assert len(targets) == 9
    assert set(targets) <= set(facts)
