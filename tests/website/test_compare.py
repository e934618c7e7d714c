"""Any places side by side: by law, duty, criterion, portal and treaty."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from legislation.models import Duty, Framework, Instrument, Participation, Provision
from partnerships.register.models import Organisation, Portal
from reference.models import Jurisdiction, Membership
from tests.factories.legislation import event, make_law
from tests.factories.records import make_framework, make_jurisdiction, make_record
from tests.factories.scorecards import answer, make_assessment, make_law_with_provision
from tests.website.markup import faults
from tests.website.pages import ghana, make_portal, stand_behind

pytestmark = pytest.mark.django_db
BOTH = "?place=ghana&place=philippines"


def philippines() -> Jurisdiction:
    return Jurisdiction.objects.get(code="PH")


def read(client: Client, query: str = BOTH) -> str:
    response = client.get(f"/compare/{query}")
    assert response.status_code == 200
    page: str = response.content.decode()
    assert faults(page) == []
    return page


def cells(client: Client, section: str, query: str = BOTH) -> dict[str, list[list[Any]]]:
    """Return the items of a section, a list for each place, by the label of the row."""
    comparison = client.get(f"/compare/{query}").context["comparison"]
    found = [each for each in comparison.sections if each.name == section]
    return {row.label: [list(cell) for cell in row.cells] for each in found for row in each.rows}


def texts(items: list[list[Any]]) -> list[list[str]]:
    return [[each.text for each in cell] for cell in items]


def law_with_duty(place: Jurisdiction, *events: Any, **values: Any) -> Instrument:
    """Return a law whose provision obliges providers to report."""
    law = make_law(*events, jurisdiction=place, live=False, **values)
    provision = Provision(pinpoint="s 9", text="Providers report.")
    law.provisions = [provision]
    law.duties = [Duty(kind="mandatory_reporting", bearer="providers", provision_uid=provision.uid)]
    law.save_revision(clean=False).publish()
    return Instrument.objects.get(pk=law.pk)


# --- the question --------------------------------------------------------------------------------


def test_without_a_place_there_is_a_form(client: Client) -> None:
    page = read(client, "")
    assert page.count('name="place"') == 3
    assert "Type the names of two or more places" in page


def test_places_stay_ticked_and_more_may_be_added(client: Client) -> None:
    page = read(client)
    for slug in ("ghana", "philippines"):
        assert f'name="place" value="{slug}" checked' in page
    assert [f'id="place-{number}"' in page for number in (2, 3, 4, 5)] == [False, True, True, False]


def test_the_last_field_is_the_sixth_place(client: Client) -> None:
    places = Jurisdiction.objects.countries().values_list("slug", flat=True)[:6]
    page = read(client, "?" + "&".join(f"place={slug}" for slug in places))
    assert 'type="text" id="place-' not in page


def test_each_place_can_be_removed(client: Client) -> None:
    page = read(client)
    assert 'href="?place=philippines">remove<span class="visually-hidden">: Ghana' in page
    assert 'href="?place=ghana">remove<span class="visually-hidden">: Philippines' in page


def test_a_misspelt_place_is_guessed(client: Client) -> None:
    assert "Did you mean Ghana?" in read(client, "?place=ghanna")


@pytest.mark.parametrize(
    "name", ["ghana", "Ghana", "GHANA", "gh", "Republic of Ghana", "Gold Coast"]
)
def test_a_place_is_understood_by_its_names(client: Client, name: str) -> None:
    ghana().names.get_or_create(name="Gold Coast", language_id="en", defaults={"kind": "former"})
    make_law(event("in_force", "2020"), jurisdiction=ghana())
    page = read(client, f"?place={name}")
    assert 'href="/countries/ghana/"' in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?place=atlantis", "No place is called “atlantis”"),
        ("?place=" + "x" * 500, "No place is called “xxxx"),
        ("?place=ghana&framework=none", "No scorecard has the address “none”"),
        ("?place=ghana&colour=red", "“colour” is not understood here"),
        ("?place=ghana&format=pdf", "can be downloaded as csv, xlsx or json"),
        ("?format=csv", "can be downloaded as csv, xlsx or json"),
        (
            "?place=ghana" + "".join(f"&place={c}" for c in ("fr", "de", "gb", "ke", "in", "ph")),
            "At most 6 places",
        ),
    ],
)
def test_nonsense_is_a_message(client: Client, query: str, words: str) -> None:
    assert words in read(client, query)


def test_a_place_stands_once(client: Client) -> None:
    make_law(event("in_force", "2020"), jurisdiction=ghana())
    found = client.get("/compare/?place=ghana&place=GH&place=&place=Ghana").context["comparison"]
    assert found.places == (ghana(),)


# --- laws and duties -----------------------------------------------------------------------------


def test_laws_stand_under_their_status_of_today(client: Client) -> None:
    make_law(event("in_force", "2020"), jurisdiction=ghana(), number="Act 1")
    make_law(event("introduced", "2024"), jurisdiction=philippines(), number="Bill 2", kind="bill")
    make_law(event("in_force", "2001"), event("repealed", "2020"), jurisdiction=ghana(), number="X")
    make_law(event("in_force", "2020"), jurisdiction=ghana(), number="Draft", live=False)
    found = cells(client, "laws")
    assert texts(found["In force"]) == [["Act 1"], []]
    assert texts(found["Proposed, adopted or suspended"]) == [[], ["Bill 2"]]
    assert texts(found["Ended, replaced or not binding"]) == [["X"], []]
    assert found["In force"][0][0].note == "In force since 2020"


def test_the_law_of_bodies_stands_under_their_members(client: Client) -> None:
    union = make_jurisdiction("QU")
    Membership.objects.create(body=union, member=ghana())
    law_with_duty(union, event("in_force", "2020"), number="Directive 1")
    assert texts(cells(client, "laws")["Of bodies it belongs to"]) == [["Directive 1"], []]
    assert texts(cells(client, "duties")["Mandatory reporting"]) == [["Directive 1: s 9"], []]


def test_duties_lead_to_the_provision_that_lays_them_down(client: Client) -> None:
    law = law_with_duty(ghana(), event("in_force", "2020"), number="Act 1")
    law_with_duty(philippines(), event("introduced", "2024"), number="Bill 2")
    law_with_duty(ghana(), event("in_force", "2000"), event("repealed", "2010"), number="Old")
    here, there = cells(client, "duties")["Mandatory reporting"]
    assert [each.text for each in here] == ["Act 1: s 9"]
    assert here[0].url.endswith(
        f"/legislation/ghana/{law.slug}/#provision-{law.provisions.get().uid}"
    )
    assert [(each.text, each.tag) for each in there] == [("Bill 2: s 9", "Proposed")]


# --- criteria ------------------------------------------------------------------------------------


def test_answers_stand_beside_each_other(client: Client) -> None:
    framework = make_framework("a", name="Review", slug="review")
    _law, provision = make_law_with_provision(ghana(), number="Act 1")
    make_assessment(framework, ghana(), answer("a", "yes", provision))
    here, there = cells(client, "criteria")["Is there a?"]
    assert [(each.text, each.note) for each in here] == [("Yes", "Act 1: s 62")]
    assert here[0].url.startswith("/frameworks/review/ghana/#answer-")
    assert [(each.text, each.url) for each in there] == [("Not reviewed", "")]


def test_the_latest_edition_is_compared_unless_another_is_asked_for(client: Client) -> None:
    old = make_framework("a", name="Review 2018", slug="review-2018")
    make_framework("b", name="Review 2023", slug="review-2023", previous=old)
    assert list(cells(client, "criteria")) == ["Is there b?"]
    query = f"{BOTH}&framework=review-2018"
    assert list(cells(client, "criteria", query)) == ["Is there a?"]
    assert "framework=review-2018&amp;format=csv" in read(client, query)


def test_evidence_that_left_the_site_is_said(client: Client) -> None:
    law, provision = make_law_with_provision(ghana())
    make_assessment(make_framework("a"), ghana(), answer("a", "yes", provision))
    law.unpublish()
    assert "evidence no longer public" in read(client)


# --- portals, partners, treaties -----------------------------------------------------------------


def test_portals_partners_and_treaties_are_counted(client: Client) -> None:
    partner = make_record(Organisation, jurisdiction=ghana())
    portal = make_portal(ghana(), name="Ghana portal")
    stand_behind(partner, portal)
    shared = make_record(Portal, jurisdiction=make_jurisdiction(), name="Shared portal")
    shared.serves.add(philippines())
    shared.save_revision(clean=False).publish()
    treaty = make_law(kind="convention", short_title="Convention of Testing")
    Participation.objects.create(
        instrument=treaty, jurisdiction=philippines(), consent="accession", bound_on="2018-05"
    )
    found = cells(client, "register")
    assert texts(found["Reporting portals"]) == [["Ghana portal"], ["Shared portal"]]
    assert texts(found["Partners"]) == [["1"], []]
    assert [str(each) for each in found["Treaties"][1]] == [
        "Convention of Testing (Bound, May 2018)"
    ]


@pytest.mark.parametrize(
    ("in_force_on", "words"),
    [
        ("2018-07-01", "In force, 1 July 2018"),
        ("2999-07-01", "Bound, 28 March 2018"),
        (None, "Bound, 28 March 2018"),
    ],
)
def test_the_date_of_a_treaty_belongs_to_its_standing(
    client: Client, in_force_on: str | None, words: str
) -> None:
    Participation.objects.create(
        instrument=make_law(kind="convention", short_title="Convention"),
        jurisdiction=philippines(),
        consent="accession",
        bound_on="2018-03-28",
        in_force_on=in_force_on,
    )
    found = cells(client, "register")["Treaties"][1]
    assert [each.note for each in found] == [words]


# --- files and cost ------------------------------------------------------------------------------


def test_a_file_holds_exactly_what_the_page_shows(client: Client) -> None:
    law_with_duty(ghana(), event("in_force", "2020"), number="Act 1")
    make_framework("a")
    page = client.get(f"/compare/{BOTH}").context["comparison"]
    lines = csv.DictReader(StringIO(b"".join(client.get(f"/compare/{BOTH}&format=csv")).decode()))
    found = [(row["subject"], row["ghana"], row["philippines"]) for row in lines]
    assert found == [
        (row.label, *("; ".join(map(str, cell)) for cell in row.cells))
        for section in page.sections
        for row in section.rows
    ]
    assert ("In force", "Act 1 (In force; In force since 2020)", "") in found


@pytest.mark.parametrize("wanted", ["csv", "xlsx", "json"])
def test_every_format_is_handed_out(client: Client, wanted: str) -> None:
    law_with_duty(ghana(), event("in_force", "2020"))
    response = client.get(f"/compare/{BOTH}&format={wanted}")
    assert response["Content-Disposition"].endswith(f'.{wanted}"')


def queries(client: Client, path: str) -> int:
    """Return what a page costs when it is asked for a second time."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def enrich(place: Jurisdiction, framework: Framework, number: int) -> None:
    """Give a place one more of everything that is compared."""
    law_with_duty(place, event("in_force", "2020"), number=f"Act {number}")
    bill = make_law(event("became_act", "2020"), kind="bill", jurisdiction=place)
    assert bill.status == "enacted_as"
    make_portal(place, name=f"Portal {number}")
    make_record(Organisation, jurisdiction=place)
    treaty = make_law(kind="convention", number=f"Treaty {place.code} {number}")
    Participation.objects.create(instrument=treaty, jurisdiction=place, signed_on="2001")
    _law, provision = make_law_with_provision(place, number=f"Penal code {number}")
    if not framework.assessments.filter(jurisdiction=place).exists():
        make_assessment(framework, place, answer("a", "yes", provision))


def test_a_comparison_costs_less_than_twelve_queries_whatever_there_is(client: Client) -> None:
    framework = make_framework("a")
    enrich(ghana(), framework, 1)
    few = queries(client, "/compare/?place=ghana")
    for number in range(2, 6):
        enrich(ghana(), framework, number)
        enrich(philippines(), framework, number)
    assert queries(client, f"/compare/{BOTH}") == few
    assert few < 12
