"""The demonstration laws are put in place once, and what people change stays."""

import pytest
from wagtail.models import ModelLogEntry, Revision

from foundation.services.seed_record import seed_uid
from legislation.models import Event, Instrument
from legislation.services.read_relations import relations_of
from legislation.services.seed_demo_instruments import instrument_uid, seed_demo_instruments
from legislation.services.seed_demo_instruments.facts import InstrumentFact, read_facts
from stewardship.choices import VerificationState
from stewardship.models import Source

pytestmark = pytest.mark.django_db
BILL, ACT, OLD = "ph-2021-sb2209", "ph-2022-ra11930", "ph-2009-ra9775"
ADDRESS = "anti-osaec-and-anti-csaem-act"
GUIDE, INDIA = "int-2016-luxembourg", "in-2017-meity-iwf-order"
FACTS = {fact.key: fact for fact in read_facts()}


def seed(*keys: str) -> list[str]:
    """Seed these rows of the data and return what was told."""
    lines: list[str] = []
    seed_demo_instruments(lines.append, [fact for key, fact in FACTS.items() if key in keys])
    return lines


def law(key: str) -> Instrument:
    return Instrument.objects.get(uid=instrument_uid(key))


@pytest.mark.parametrize("fact", [FACTS[key] for key in (ACT, GUIDE, INDIA)], ids=lambda f: f.key)
def test_a_law_is_live_with_the_status_of_the_facts(fact: InstrumentFact) -> None:
    assert seed(fact.key) == ["1 of 1 instruments", "1 created"]
    seeded = law(fact.key)
    assert (seeded.live, seeded.status) == (True, fact.row["status"])
    assert seeded.events.count() == len(fact.row["events"])
    assert seeded.topics.exists()


def test_a_second_run_changes_nothing() -> None:
    seed(INDIA)
    before = law(INDIA).latest_revision_id, Source.objects.count()
    assert seed(INDIA)[-1] == "1 unchanged"
    assert (law(INDIA).latest_revision_id, Source.objects.count()) == before


def test_an_edited_law_stays_as_it_was_edited() -> None:
    seed(OLD)
    edited = law(OLD)
    edited.summary = "Our own words."
    edited.save_revision(clean=False).publish()
    assert seed(OLD)[-1] == "1 kept"
    assert law(OLD).summary == "Our own words."


def test_rows_stand_in_the_order_of_the_data() -> None:
    seed(INDIA)
    events = law(INDIA).events.order_by("sort_order")
    assert [event.sort_order for event in events] == [0, 1, 2]
    assert [event.type for event in events] == ["committee", "order_issued", "compliance_deadline"]


def test_the_bill_became_the_act_which_repealed_the_older_one() -> None:
    seed(BILL, ACT, OLD)
    links = [(link.label, link.other) for link in relations_of(law(ACT))]
    assert links == [("repeals", law(OLD)), ("began as", law(BILL))]


def test_a_built_address_is_never_a_link() -> None:
    seed(OLD)
    built = law(OLD).sources.get().source
    assert built.address_basis == "built"
    assert not built.is_linkable


def test_no_event_claims_a_source_it_was_not_found_in() -> None:
    seed(GUIDE, BILL)
    unchecked = law(GUIDE).events.get()
    assert unchecked.source is None
    assert unchecked.source_note == "Date not yet checked against a source."
    assert law(BILL).events.first().source.is_linkable


def test_confidence_decides_the_verification() -> None:
    seed(OLD, GUIDE, INDIA)
    states = [law(key).verification_state for key in (OLD, GUIDE, INDIA)]
    assert law(OLD).verified_on is not None
    assert states[1:] == [VerificationState.NOT_VERIFIED, VerificationState.DUE]


def test_weak_evidence_and_identity_are_kept() -> None:
    seed(INDIA)
    weak = law(INDIA).events.get(type="order_issued")
    assert weak.confirmed is False
    assert weak.uid == seed_uid("event", f"{INDIA}/2")


def test_addresses_of_private_persons_are_left_out() -> None:
    addresses = {address for fact in FACTS.values() for address in fact.other_sources}
    assert not [each for each in addresses if "blogspot" in each or "president-lungu" in each]


def test_every_relation_of_the_data_leads_to_a_law() -> None:
    targets = [link.target for fact in FACTS.values() for link in fact.relations]
    assert len(targets) == 8
    assert set(targets) <= set(FACTS)


def test_the_bill_is_promoted_to_the_act() -> None:
    seed(BILL, ACT)
    assert (law(ACT).slug, law(BILL).slug) == (ADDRESS, f"{ADDRESS}-bill")
    assert (law(BILL).status, law(ACT).status) == ("enacted_as", "in_force")
    ended = law(BILL).events.get(type="became_act")
    assert ended.uid == law(BILL).status_event_uid == seed_uid("event", f"{BILL}/4")
    assert ModelLogEntry.objects.filter(action="chancery.promoted").count() == 2


def test_a_promotion_is_loaded_once() -> None:
    seed(BILL, ACT)
    before = Event.objects.count(), Revision.objects.count(), ModelLogEntry.objects.count()
    assert seed(BILL, ACT)[-1] == "2 unchanged"
    after = Event.objects.count(), Revision.objects.count(), ModelLogEntry.objects.count()
    assert after == before


def test_a_bill_that_somebody_withdrew_is_not_promoted() -> None:
    seed(BILL)
    law(BILL).unpublish()
    assert seed(BILL, ACT)[-1] == "1 created, 1 kept"
    assert (law(ACT).live, law(ACT).slug) == (True, ADDRESS)
    assert not law(BILL).relations.exists()
