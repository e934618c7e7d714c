"""Each demonstration instrument gets the status that its facts give it, from its events alone.

The table says for each which status it has on 22 November 2026, and which event decides it.
"""

from datetime import date

import pytest

from legislation.models import Instrument
from legislation.services.seed_demo_instruments import instrument_uid, seed_demo_instruments
from legislation.services.seed_demo_instruments.facts import InstrumentFact, read_facts
from legislation.services.true_status import with_true_status
from legislation.status import StatusFinding, compute_status
from tests.factories.legislation import Happening

FACTS = read_facts()
DAY = date(2026, 11, 22)
#: By the row of the data: status, type and date of the deciding event.
DECIDED_BY = {
    "ar-2018-ley27436": ("in_force", "in_force", "unknown"),
    "au-2021-osa": ("in_force", "in_force", "2022-01-23"),
    "au-2024-smma": ("in_force", "applies_from", "2025-12-10"),
    "ca-2011-mra": ("in_force", "in_force", "2011-12-08"),
    "ch-2021-fmg-46a": ("in_force", "in_force", "2021-01-01"),
    "ci-2013-cybercrime": ("in_force", "in_force", "unknown"),
    "co-2001-ley679": ("in_force", "in_force", "unknown"),
    "coe-185-budapest": ("in_force", "in_force", "2004-07-01"),
    "coe-201-lanzarote": ("in_force", "in_force", "2010-07-01"),
    "eu-2011-93-directive": ("in_force", "in_force", "2011-12-17"),
    "eu-2021-1232": ("expired", "expired", "2026-04-03"),
    "eu-2022-2065-dsa": ("in_force", "in_force", "2022-11-16"),
    "eu-2022-209-csar": ("proposed", "introduced", "2022-05-11"),
    "eu-2024-60-recast": ("proposed", "introduced", "2024-02-06"),
    "eu-2026-interim2": ("proposed", "committee", "2026-06-26"),
    "fi-2006-1068": ("in_force", "in_force", "2007-01-01"),
    "fr-2004-lcen": ("in_force", "in_force", "unknown"),
    "gb-2023-osa": ("partly_in_force", "applies_from", "2025-03-17"),
    "gb-2026-cpa": ("partly_in_force", "in_force", "2026-06-29"),
    "gh-2020-cybersecurity": ("in_force", "in_force", "unknown"),
    "gt-2009-decreto9": ("in_force", "in_force", "unknown"),
    "id-2020-permenkominfo5": ("in_force", "in_force", "unknown"),
    "ie-2022-osmr": ("in_force", "in_force", "2023-03-15"),
    "in-2012-pocso": ("in_force", "in_force", "2012-11-14"),
    "in-2017-meity-iwf-order": ("in_force_unconfirmed", "order_issued", "2017-04-18"),
    "in-2021-it-rules": ("in_force", "in_force", "2021-02-25"),
    "int-2016-luxembourg": ("published", "adopted", "2016-01-28"),
    "ke-2018-cmca": ("in_force", "in_force", "2018-05-30"),
    "kr-2020-tba": ("in_force", "in_force", "2020-12-10"),
    "ma-2003-law-24-03": ("in_force", "in_force", "unknown"),
    "mg-2014-cybercrime": ("in_force", "in_force", "unknown"),
    "mu-2001-icta-filter": ("in_force", "in_force", "unknown"),
    "nz-2021-fvpc": ("in_force", "in_force", "2022-02-01"),
    "ph-2009-ra9775": ("repealed", "repealed", "2022-07-30"),
    "ph-2021-sb2209": ("enacted_as", "became_act", "2022-07-30"),
    "ph-2022-ra11930": ("in_force", "in_force", "unknown"),
    "pk-2016-peca": ("in_force", "in_force", "unknown"),
    "sn-2008-cybercrime": ("in_force", "in_force", "unknown"),
    "sv-2016-dl260": ("in_force", "in_force", "unknown"),
    "tn-2022-dl54": ("in_force", "in_force", "unknown"),
    "tz-2015-cybercrimes": ("in_force", "in_force", "2015-09-01"),
    "ua-2021-1256": ("in_force", "in_force", "unknown"),
    "un-2000-opsc": ("in_force", "in_force", "2002-01-18"),
    "un-2019-opsc-guidelines": ("published", "published", "2019-09-10"),
    "un-2021-crc-gc25": ("published", "published", "2021-03-02"),
    "us-2008-protect": ("in_force", "in_force", "unknown"),
    "us-2024-report": ("in_force", "in_force", "unknown"),
    "us-2025-takeitdown": ("in_force", "in_force", "unknown"),
    "za-2019-fpa-amendment": ("in_force", "in_force", "2022-03-01"),
    "zm-2021-cscca": ("in_force_unconfirmed", "repealed", "2025-04-08"),
}


def finding(fact: InstrumentFact) -> StatusFinding:
    events = [
        Happening(each.type, each.date, each.scope, each.until, each.confirmed, uid=each.key)
        for each in fact.events
    ]
    return compute_status(fact.row["kind"], events, date.fromisoformat(fact.row["status_as_of"]))


def test_there_are_fifty() -> None:
    assert {fact.key for fact in FACTS} == set(DECIDED_BY)
    assert len(DECIDED_BY) == 50
    assert {fact.row["status_as_of"] for fact in FACTS} == {DAY.isoformat()}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_the_status_is_the_one_of_the_facts(fact: InstrumentFact) -> None:
    found = finding(fact)
    assert found.status == fact.row["status"]
    decided_by = next(each for each in fact.events if each.key == found.event_uid)
    told = (found.status.value, decided_by.type.value, str(decided_by.date))
    assert told == DECIDED_BY[fact.key]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_the_facts_do_not_contradict_each_other(fact: InstrumentFact) -> None:
    assert finding(fact).contradictions == ()


@pytest.mark.django_db
def test_loaded_they_stand_as_the_table_says() -> None:
    seed_demo_instruments(lambda _line: None, FACTS)
    uids = {instrument_uid(key): key for key in DECIDED_BY}
    laws = with_true_status(Instrument.objects.live().filter(uid__in=uids), DAY)
    found = {}
    for law in laws:
        event = law.events.get(uid=law.status_event_uid)
        found[uids[law.uid]] = (law.status, event.type, str(event.date))
    assert found == DECIDED_BY
