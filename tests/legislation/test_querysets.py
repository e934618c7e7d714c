"""Lists and details of laws, asked for as an editor speaks, at a constant cost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from legislation.models import Duty, Instrument, InstrumentSource, Provision
from legislation.services.read_relations import relations_of
from legislation.services.true_status import with_true_status
from legislation.timeline import timeline
from reference.models import Membership
from stewardship.models import Source
from tests.factories.legislation import event, make_law, relate
from tests.factories.records import make_jurisdiction

pytestmark = pytest.mark.django_db


def cost(read: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        read()
    return [query["sql"] for query in queries]


def grow(law: Instrument, number: int) -> None:
    """Give a law that many rows of every sort."""
    for _each in range(number):
        source = Source.objects.create(title="Gazette")
        law.events.add(event("amended", "2020", source=source))
        law.provisions.add(Provision(pinpoint="s 1", text="Words.", source=source))
        law.duties.add(Duty(kind="filtering"))
        law.sources.add(InstrumentSource(source=source))
        relate(law, "cites", make_law(event("in_force", "2020")))
        relate(make_law(event("in_force", "2020")), "amends", law)
    law.save()


def read_whole(pk: int) -> None:
    law = with_true_status([Instrument.objects.for_detail().get(pk=pk)])[0]
    timeline(law)
    for row in (*law.events.all(), *law.provisions.all(), *law.sources.all()):
        assert str(row.source)
    for link in relations_of(law):
        assert str(link.other.jurisdiction)
    assert [*law.duties.all(), *law.documents.all(), *law.topic_items.all()]


def test_a_detail_costs_the_same_with_two_and_with_many_rows() -> None:
    law = make_law(event("in_force", "2020"))
    grow(law, 2)
    few = cost(lambda: read_whole(law.pk))
    grow(law, 5)
    many = cost(lambda: read_whole(law.pk))
    assert len(many) == len(few), many


def test_laws_of_a_country_and_of_its_bodies_stand_apart() -> None:
    country, body = make_jurisdiction(), make_jurisdiction("QB")
    Membership.objects.create(body=body, member=country)
    own = make_law(jurisdiction=country)
    common = make_law(jurisdiction=body, kind="convention")
    laws = Instrument.objects.live()
    assert list(laws.of_jurisdiction(country)) == [own]
    assert set(laws.of_jurisdiction(country, include_bodies=True)) == {own, common}
    assert list(laws.of_bodies_of(country)) == [common]
    assert list(laws.of_jurisdiction(body, include_bodies=True)) == [common]


def test_a_span_of_years_matches_by_overlap() -> None:
    law = make_law(event("in_force", "2020"), event("amended", "2024-05"))
    laws = Instrument.objects.live()
    assert list(laws.with_event_between(2019, 2020)) == [law]
    assert list(laws.with_event_between(2021, 2023)) == []
    assert list(laws.with_event_between(2024, None)) == [law]
    assert list(laws.with_event_between(None, None)) == [law]


def test_stored_statuses_answer_plain_questions() -> None:
    law = make_law(event("in_force", "2020"))
    bill = make_law(event("introduced", "2020"), kind="bill")
    assert list(Instrument.objects.in_force()) == [law]
    assert list(Instrument.objects.pending()) == [bill]
