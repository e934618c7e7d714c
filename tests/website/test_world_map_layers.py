"""What each layer of the world map answers, and why."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from legislation.models import Criterion, Duty, Instrument, Provision
from partnerships.register.models import Portal
from reference.models import Jurisdiction
from tests.factories.legislation import event, make_law
from tests.factories.provisions import make_citing_law, provision
from tests.factories.records import make_framework, make_record
from tests.factories.scorecards import answer, make_assessment, make_law_with_provision
from tests.website.pages import SmallSite, ghana
from website.assembly.world_map_layers import OF_LAW, OF_PORTAL

pytestmark = pytest.mark.django_db


def said(client: Client, query: str = "", code: str = "GH") -> tuple[str, str]:
    """Return the answer of a place and what it rests on."""
    rows = client.get(f"/map/?{query}").context["map"].rows
    row = next(each for each in rows if each.place.code == code)
    return row.value, row.said.words


def let_review_pass(record: Any) -> None:
    """Make a record due for review since yesterday's yesterday."""
    type(record).objects.filter(pk=record.pk).update(
        verified_on=date(2020, 1, 1), next_review_on=date(2021, 1, 1)
    )


def law_with_duty(
    *events: Any, place: Jurisdiction | None = None, **of_provision: Any
) -> Instrument:
    """Return a law that obliges somebody to report."""
    law = make_law(*events, jurisdiction=place or ghana(), live=False)
    found = Provision(pinpoint="s 9", text="Providers report.", **of_provision)
    law.provisions = [found]
    law.duties = [Duty(kind="mandatory_reporting", provision_uid=found.uid)]
    law.save_revision(clean=False).publish()
    return Instrument.objects.get(pk=law.pk)


# --- portals -------------------------------------------------------------------------------------


def test_every_status_of_a_portal_and_of_a_law_answers_something() -> None:
    assert set(OF_PORTAL) == {value for value, _label in Portal._meta.get_field("status").choices}
    assert all(not yes & partly for yes, partly in OF_LAW.values())


def test_nothing_on_record_is_never_a_no(client: Client) -> None:
    for query in ("show=portals", "show=status", "show=duty", "show=cited"):
        values = {row.value for row in client.get(f"/map/?{query}").context["map"].rows}
        assert values == {"no_information"}, query


def test_a_portal_answers_by_its_status(client: Client) -> None:
    for status, value in (("live", "yes"), ("planned", "partly"), ("closed", "no")):
        Portal.objects.all().delete()
        make_record(Portal, jurisdiction=ghana(), status=status)
        assert said(client)[0] == value


def test_the_strongest_portal_answers(client: Client) -> None:
    make_record(Portal, jurisdiction=ghana(), status="closed")
    make_record(Portal, jurisdiction=ghana(), status="live")
    assert said(client) == ("yes", "Closed: 1; Live: 1")


def test_a_portal_of_several_countries_answers_for_those_it_names(client: Client) -> None:
    portal = make_record(Portal, jurisdiction=None, kind="multi_country", status="live")
    portal.serves.add(ghana())
    portal.save()
    assert said(client)[0] == "yes"
    assert said(client, code="TG")[0] == "no_information"


def test_a_draft_answers_nothing(client: Client) -> None:
    make_record(Portal, jurisdiction=ghana(), status="live", live=False)
    assert said(client)[0] == "no_information"


def test_what_is_past_due_for_review_is_not_reviewed(client: Client) -> None:
    let_review_pass(make_record(Portal, jurisdiction=ghana(), status="live"))
    let_review_pass(make_law(event("in_force", "2020"), jurisdiction=ghana()))
    assert said(client) == ("not_reviewed", "Live: 1 (review past due: 1)")
    assert said(client, "show=status") == ("not_reviewed", "In force: 1 (review past due: 1)")


# --- laws ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "what", "in_force", "coming", "ended"),
    [
        ("act", "in_force", "yes", "no", "no"),
        ("bill", "introduced", "no", "yes", "no"),
        ("act", "adopted", "no", "yes", "no"),
        ("act", "repealed", "no", "no", "yes"),
        ("bill", "withdrawn", "no", "no", "partly"),
        ("guideline", "published", "no", "no", "no"),
    ],
)
def test_a_law_answers_by_its_status(
    client: Client, kind: str, what: str, in_force: str, coming: str, ended: str
) -> None:
    make_law(event(what, "2020-01-01"), jurisdiction=ghana(), kind=kind)
    assert said(client, "show=status")[0] == in_force
    assert said(client, "show=status&status=coming")[0] == coming
    assert said(client, "show=status&status=ended")[0] == ended


def test_a_law_whose_day_has_come_is_in_force_though_nobody_saved_it(client: Client) -> None:
    law = make_law(event("in_force", "2020-01-01"), jurisdiction=ghana())
    Instrument.objects.filter(pk=law.pk).update(
        status="adopted", status_changes_on=date(2020, 1, 1)
    )
    assert said(client, "show=status")[0] == "yes"


def test_a_territory_does_not_answer_for_its_sovereign_nor_the_reverse(client: Client) -> None:
    make_law(event("in_force", "2020"), jurisdiction=Jurisdiction.objects.get(code="FR"))
    make_law(event("in_force", "2020"), jurisdiction=Jurisdiction.objects.get(code="AI"))
    assert said(client, "show=status", "GF")[0] == "no_information"
    assert said(client, "show=status", "GB")[0] == "no_information"
    assert said(client, "show=status", "AI")[0] == "yes"


# --- duties --------------------------------------------------------------------------------------


def test_a_duty_answers_by_whether_it_binds(client: Client) -> None:
    law_with_duty(event("in_force", "2020-01-01"))
    assert said(client, "show=duty&duty=mandatory_reporting") == ("yes", "In force: 1")
    assert said(client, "show=duty&duty=filtering")[0] == "not_reviewed"
    assert said(client, "show=duty", "TG")[0] == "no_information"


def test_a_duty_of_a_bill_does_not_bind(client: Client) -> None:
    law_with_duty(event("introduced", "2020-01-01"))
    assert said(client, "show=duty") == ("no", "Proposed: 1")


def test_a_duty_starts_with_its_provision(client: Client) -> None:
    law_with_duty(event("in_force", "2020-01-01"), in_force_from="2999-01-01")
    assert said(client, "show=duty")[0] == "no"


def test_a_duty_of_a_law_in_force_in_part_is_not_certain(client: Client) -> None:
    law_with_duty(event("in_force", "2020-01-01", scope="part"))
    assert said(client, "show=duty")[0] == "partly"


# --- scorecards and mentions ---------------------------------------------------------------------


def test_a_scorecard_answers_as_it_stands(client: Client) -> None:
    framework = make_framework("first", "second")
    _law, evidence = make_law_with_provision(ghana(), number="Act 1038")
    make_assessment(framework, ghana(), answer("first", "yes", evidence), answer("second", "no"))
    assert said(client, "show=scorecard&criterion=first") == ("yes", "Act 1038: s 62")
    assert said(client, "show=scorecard&criterion=second")[0] == "no"
    assert said(client, "show=scorecard&criterion=first", "TG")[0] == "not_reviewed"


def test_an_answer_whose_evidence_left_the_site_says_so(client: Client) -> None:
    framework = make_framework("first")
    law, evidence = make_law_with_provision(ghana())
    make_assessment(framework, ghana(), answer("first", "yes", evidence))
    Instrument.objects.filter(pk=law.pk).update(live=False)
    assert said(client, "show=scorecard") == ("yes", "evidence no longer public")


def test_the_edition_that_none_followed_is_shown_first(client: Client) -> None:
    old = make_framework("first", name="A 2018")
    make_framework("first", name="B 2023", previous=old)
    response = client.get("/map/?show=scorecard")
    assert response.context["question"].fields[0].words == "B 2023"
    assert Criterion.objects.count() == 2


def test_a_mention_answers_by_whether_its_provision_binds(client: Client) -> None:
    make_citing_law(rests_on=provision("s 1"), jurisdiction=ghana())
    assert said(client, "show=cited") == ("yes", "In force: 1")
    assert said(client, "show=cited", "TG")[0] == "no_information"


def test_the_small_site_answers_as_its_records_say(client: Client, small_site: SmallSite) -> None:
    assert said(client, "show=portals")[0] == "yes"
    assert said(client, "show=status")[0] == "yes"
    assert said(client, "show=duty")[0] == "not_reviewed"
    assert said(client, "show=cited")[0] == "no_information"
