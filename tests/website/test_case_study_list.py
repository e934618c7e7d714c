"""The list of case studies: found by words, place and year, and read in several orders."""

import pytest
from django.test import Client

from reference.models import Jurisdiction
from tests.website.costs import first_visit
from tests.website.pages import ghana, make_study
from website.services.search_source import uid_of

pytestmark = pytest.mark.django_db


def titles(client: Client, query: str = "") -> list[str]:
    """Return the titles of the list, in its order."""
    return [study.title for study in client.get(f"/case-studies/{query}").context["records"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Beta", "Alpha"]),
        ("?order=name", ["Alpha", "Beta"]),
        ("?country=GH", ["Alpha"]),
        ("?country=GH&country=KE", ["Beta", "Alpha"]),
        ("?year_from=2020", ["Beta"]),
        ("?q=alpha+done", ["Alpha"]),
        ("?country=GH&year_from=2020", []),
    ],
)
def test_studies_are_narrowed_and_ordered(client: Client, query: str, expected: list[str]) -> None:
    make_study(ghana(), "Alpha", happened="2019")
    make_study(Jurisdiction.objects.get(code="KE"), "Beta", happened="2021-05")
    assert titles(client, query) == expected


def test_a_file_holds_what_the_list_shows(client: Client) -> None:
    make_study(ghana(), "Alpha")
    make_study(Jurisdiction.objects.get(code="KE"), "Beta")
    text = client.get("/case-studies/?country=KE&format=csv").getvalue().decode()
    assert "Beta" in text
    assert "Alpha" not in text


def test_many_studies_cost_as_many_queries_as_few(client: Client) -> None:
    make_study(ghana(), "First")
    before = len(first_visit(client, "/case-studies/?country=GH"))
    for number in range(5):
        make_study(ghana(), f"Study {number}")
    assert len(first_visit(client, "/case-studies/?country=GH")) <= before


def test_a_case_study_is_followed_by_the_identifier_its_changes_bear(client: Client) -> None:
    study = make_study(ghana(), "Alpha")
    page = client.get(study.url).content.decode()
    assert f"/feeds/changes.atom?record={uid_of(study)}" in page
