"""Pages say for programs what they say for people, in words that schema.org has."""

from typing import Any

import pytest
from django.test import Client

from legislation.models import Framework
from partnerships.register.models import Organisation
from tests.factories.legislation import event, make_law, relate
from tests.factories.records import make_framework, make_record
from tests.factories.scorecards import answer, make_assessment
from tests.website.pages import LISTS, STANDING, SmallSite, ghana
from tests.website.structured import Thing, faults, faults_of_page, things

pytestmark = pytest.mark.django_db


def told(client: Client, path: str, kind: str) -> Thing:
    """Return the object of a kind that a page tells."""
    page = client.get(path)
    assert page.status_code == 200, path
    return next(each for each in things(page.content.decode()) if each["@type"] == kind)


def test_every_page_says_only_what_schema_org_has(client: Client, small_site: SmallSite) -> None:
    for path in (*LISTS, *STANDING, *small_site.details):
        assert faults_of_page(client.get(path).content.decode()) == [], path


def test_every_language_does(
    client: Client, small_site: SmallSite, in_every_language: None
) -> None:
    for path in ("/", "/legislation/", *small_site.details[:6]):
        page = client.get(f"/ar{path}")
        if page.status_code == 200:
            assert faults_of_page(page.content.decode()) == [], path


@pytest.mark.parametrize(
    ("kind", "said", "fault"),
    [
        ("Law", {}, "no type Law"),
        ("Text", {}, "no type Text"),
        ("Legislation", {"titel": "x"}, "Legislation has no titel"),
        ("Country", {"legislationDate": "2020"}, "Country has no legislationDate"),
        ("Person", {"nationality": {"@type": "Event"}}, "Event is none of ['Country']"),
        ("Organization", {"employees": []}, "employees is now employee"),
        ("Legislation", {"legislationLegalForce": "InForceSoon"}, "is none of"),
        ("Legislation", {"legislationLegalForce": "https://schema.org/EventMoved"}, "is none of"),
        ("Event", {"startDate": "last week"}, "is none of"),
        ("Event", {"startDate": "2020-13"}, "is none of"),
        ("Event", {"duration": "two days"}, "is none of"),
        ("Event", {"location": {"@type": "Place", "name": 5}}, "Event.location.name: 5 is none"),
        ("ListItem", {"position": "first", "name": ""}, "ListItem.name: '' is none of"),
        ("SearchAction", {"queri-input": "required"}, "SearchAction has no queri-input"),
        ("Place", {"@language": "en"}, "Place has no @language"),
    ],
)
def test_what_schema_org_has_not_is_found(kind: str, said: dict[str, Any], fault: str) -> None:
    found = faults({"@context": "https://schema.org", "@type": kind, **said})
    assert any(fault in each for each in found), found


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("Vessel", {"name": "A type that no page of ours needs", "@id": "https://example.org/1"}),
        ("Legislation", {"legislationDate": "2020", "isPartOf": "https://example.org/acts"}),
        ("Legislation", {"legislationLegalForce": "https://schema.org/InForce"}),
        ("Event", {"startDate": "2020-05", "duration": "P2DT3H", "endDate": "2020-05-01T09:00Z"}),
        ("GeoCoordinates", {"latitude": 5.5, "longitude": [1, "1.5"]}),
        ("Legislation", {"isAccessibleForFree": True}),
    ],
)
def test_what_schema_org_has_is_not_held_against_a_page(kind: str, said: dict[str, Any]) -> None:
    assert faults({"@context": "https://schema.org", "@type": kind, **said}) == []


def test_a_law_says_its_force_and_number(client: Client, small_site: SmallSite) -> None:
    law = told(client, small_site.details[0], "Legislation")
    assert law["legislationIdentifier"] == "Act 1038"
    assert law["legislationDate"] == "2020-12-29"
    assert law["legislationLegalForce"] == "https://schema.org/InForce"
    assert law["legislationJurisdiction"]["@type"] == "Country"
    assert law["@id"] == f"http://testserver/id/{small_site.law.uid}"


def test_a_bill_has_no_force(client: Client) -> None:
    bill = make_law(event("introduced", "2026"), kind="bill", jurisdiction=ghana())
    said = told(client, f"/legislation/ghana/{bill.slug}/", "Legislation")
    assert "legislationLegalForce" not in said
    assert "legislationDate" not in said


def test_a_law_names_the_laws_that_it_repeals(client: Client, small_site: SmallSite) -> None:
    old = make_law(event("repealed", "2020"), title="Old Act", jurisdiction=ghana())
    relate(small_site.law, "repeals", old)
    law = told(client, small_site.details[0], "Legislation")
    assert [each["name"] for each in law["legislationRepeals"]] == ["Old Act"]


def test_a_month_stays_a_month(client: Client, small_site: SmallSite) -> None:
    meeting = told(client, f"/forums/{small_site.forum.slug}/", "Event")
    assert (meeting["startDate"], meeting["location"]["name"]) == ("2021-05", "Accra")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("agency", "GovernmentOrganization"), ("civil_society", "NGO"), ("company", "Organization")],
)
def test_a_partner_is_what_it_is(client: Client, kind: str, expected: str) -> None:
    body = make_record(Organisation, name="Body of Testing", kind=kind)
    assert told(client, f"/partners/{body.slug}/", expected)["name"] == "Body of Testing"


def test_a_body_that_left_the_site_is_not_named(client: Client) -> None:
    parent = make_record(Organisation, name="Zzqx parent")
    body = make_record(Organisation, name="Body of Testing", parent=parent)
    parent.unpublish()
    assert "Zzqx" not in str(told(client, f"/partners/{body.slug}/", "Organization"))


def test_a_list_says_where_its_files_are(client: Client, small_site: SmallSite) -> None:
    found = told(client, "/legislation/", "Dataset")
    for file in found["distribution"]:
        response = client.get(file["contentUrl"])
        assert response["Content-Type"].startswith(file["encodingFormat"])
    assert found["license"].startswith("https://")


def test_the_home_page_says_how_to_search(client: Client) -> None:
    action = told(client, "/", "WebSite")["potentialAction"]
    template = action["target"]["urlTemplate"]
    assert client.get(template.replace("{search_term_string}", "law")).status_code == 200


def test_the_way_here_is_told(client: Client, small_site: SmallSite) -> None:
    steps = told(client, small_site.details[0], "BreadcrumbList")["itemListElement"]
    assert [each["position"] for each in steps] == [1, 2, 3, 4]
    assert steps[-1]["item"] == f"http://testserver{small_site.details[0]}"


def test_a_scorecard_is_a_data_set(client: Client) -> None:
    framework = make_framework("a")
    card = make_assessment(framework, ghana(), answer("a", "no"))
    assert isinstance(framework, Framework)
    path = f"/frameworks/{framework.slug}/{card.slug}/"
    assert told(client, path, "Dataset")["spatialCoverage"]["name"] == "Ghana"
    assert faults_of_page(client.get(path).content.decode()) == []
