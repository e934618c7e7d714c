"""What may not go public is refused where the editor can put it right."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from foundation.partial_dates import PartialDate
from foundation.row_keys import row_key
from legislation.models import Duty, Instrument, Provision, Relation
from tests.factories.legislation import event, make_bill_and_act, make_law

pytestmark = pytest.mark.django_db


def refusal(law: Instrument) -> dict[str, list[ValidationError]]:
    with pytest.raises(ValidationError) as refused:
        law.save_revision(clean=False).publish()
    return refused.value.error_dict


def test_an_event_needs_its_date() -> None:
    law = make_law(live=False)
    undated = event("assented", None)
    law.events = [undated]
    assert row_key(undated, "date") in refusal(law)


def test_an_unknown_date_is_a_date() -> None:
    assert make_law(event("in_force", "unknown")).live


@pytest.mark.parametrize("field", ["number", "slug"])
def test_a_number_and_an_address_are_given_once(field: str) -> None:
    first = make_law(number="Act 1", slug="act-1")
    second = make_law(live=False, number="Act 2", slug="act-2", jurisdiction=first.jurisdiction)
    setattr(second, field, getattr(first, field))
    assert field in refusal(second)
    assert not Instrument.objects.get(pk=second.pk).live


def test_a_law_is_not_related_to_itself() -> None:
    law = make_law()
    link = Relation(kind="amends", target=law)
    law.relations = [link]
    assert row_key(link, "target") in refusal(law)


def test_a_relation_stands_once() -> None:
    law, other = make_law(), make_law()
    links = [Relation(kind="cites", target=other), Relation(kind="cites", target=other)]
    law.relations = links
    assert list(refusal(law)) == [row_key(links[1], "target")]


def test_what_became_an_act_did_not_come_from_it() -> None:
    bill, act = make_bill_and_act()
    link = Relation(kind="became", target=bill)
    act.relations = [link]
    assert row_key(link, "target") in refusal(act)


def test_provisions_of_an_event_make_it_one_of_a_part() -> None:
    law = make_law(live=False)
    law.events = [event("in_force", "2025", provisions="ss 1–10")]
    assert list(refusal(law)) == [row_key(law.events.get(), "provisions")]
    law.events = [event("in_force", "2025", provisions="ss 1–10", scope="part")]
    law.save_revision(clean=False).publish()
    assert law.events.get().provisions == "ss 1–10"


@pytest.mark.parametrize(
    ("until", "is_refused"), [("2023-02", True), ("2024-05-01", False), ("2024", False)]
)
def test_an_event_does_not_end_before_it_begins(until: str, *, is_refused: bool) -> None:
    law = make_law(live=False)
    law.events = [event("suspended", "2024-05-01", until=until)]
    if is_refused:
        assert list(refusal(law)) == [row_key(law.events.get(), "until")]
    else:
        law.save_revision(clean=False).publish()
        assert law.events.get().until == PartialDate.parse(until)


def test_a_duty_rests_on_a_provision_of_its_own_law() -> None:
    law = make_law()
    provision = Provision(pinpoint="s 1", text="Words.")
    law.provisions = [provision]
    law.duties = [Duty(kind="filtering", provision_uid=provision.uid)]
    law.save_revision(clean=False).publish()
    stray = Duty(kind="filtering", provision_uid=uuid4())
    law.duties = [stray]
    assert row_key(stray, "provision_uid") in refusal(law)
