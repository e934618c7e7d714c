"""Each demonstration instrument gets the status that its facts give it, from its events alone."""

from datetime import date

import pytest

from legislation.services.seed_demo_instruments.facts import InstrumentFact, read_facts
from legislation.status import StatusFinding, compute_status
from tests.factories.legislation import Happening

FACTS = read_facts()


def finding(fact: InstrumentFact) -> StatusFinding:
    events = [
        Happening(each.type, each.date, each.scope, each.until, each.confirmed, uid=each.key)
        for each in fact.events
    ]
    return compute_status(fact.row["kind"], events, date.fromisoformat(fact.row["status_as_of"]))


def test_there_are_fifty() -> None:
    assert len({fact.key for fact in FACTS}) == 50


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_the_status_is_the_one_of_the_facts(fact: InstrumentFact) -> None:
    found = finding(fact)
    assert found.status == fact.row["status"]
    assert found.event is not None


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_the_facts_do_not_contradict_each_other(fact: InstrumentFact) -> None:
    assert finding(fact).contradictions == ()
