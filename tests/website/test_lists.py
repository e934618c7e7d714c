"""Lists: their addresses, what narrows them, and what no reader may break."""

import pytest
from django.test import Client

from foundation.models import PublishableRecord
from legislation.models import Instrument
from partnerships.register.models import Edition, Organisation, Portal
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.pages import FACETED, LISTS, SmallSite, ghana, make_portal, stand_behind

#: Longer query strings are refused as a whole.
LONG = 500
BAD_QUERIES = (
    "page=abc",
    "page=-1",
    "page=0",
    "page=1.5",
    "page=" + "9" * 5000,
    "country=ZZ",
    "country=" + "x" * 5000,
    "region=atlantis",
    "year_from=x",
    "year_from=99999",
    "year_from=2022&year_to=2019",
    "launched_from=-5",
    "status=nonsense",
    "kind='",
    "q='",
    "q=" + "long " * 1000,
    "q=%F0%9F%92%A9%E2%80%AE%E2%80%8B",
    'q=AND OR NOT ( " * : ^',
    "unknown=1",
    "format=exe",
    "%00=1",
    "=",
)


@pytest.mark.django_db
@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_an_address(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("query", BAD_QUERIES)
def test_a_bad_query_is_answered_kindly(client: Client, query: str) -> None:
    response = client.get(f"/legislation/?{query}")
    assert response.status_code in {200, 400, 404}


@pytest.mark.django_db
@pytest.mark.parametrize("path", FACETED)
def test_every_list_bears_everything_bad_at_once(client: Client, path: str) -> None:
    query = "&".join(query for query in BAD_QUERIES if "%00" not in query and len(query) < LONG)
    assert client.get(f"{path}?{query}").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("country=ZZ", "no place here has the code “ZZ”"),
        ("year_from=x", "Write the year in four figures"),
        ("status=nonsense", "“nonsense” is not among the choices"),
        ("colour=red", "This list has no filter “colour”"),
        ("page=abc", "The number of the page could not be read"),
        ("format=exe", "can be downloaded as csv, xlsx or json"),
        ("year_from=2022&year_to=2019", "they were exchanged"),
    ],
)
def test_what_was_left_out_is_said(client: Client, query: str, words: str) -> None:
    response = client.get(f"/legislation/?{query}")
    assert response.status_code == 200
    assert words in response.content.decode()


@pytest.mark.django_db
def test_a_page_beyond_the_end_is_not_found(client: Client) -> None:
    assert client.get("/legislation/?page=7").status_code == 404


@pytest.mark.django_db
def test_a_long_list_goes_on_another_page(client: Client) -> None:
    for number in range(53):
        make_law(event("in_force", "2020"), title=f"Law {number:02}", jurisdiction=ghana())
    first = client.get("/legislation/?country=GH").content.decode()
    second = client.get("/legislation/?country=GH&page=2").content.decode()
    assert "Law 00" in first
    assert "Law 52" in second
    assert "country=GH&amp;page=2" in first


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("country=GH", True),
        ("country=gh", True),
        ("country=PH", False),
        ("country=PH&country=GH", True),
        ("region=africa", True),
        ("region=western-africa", True),
        ("region=europe", False),
        ("status=in_force", True),
        ("status=proposed", False),
        ("kind=act", True),
        ("kind=bill", False),
        ("year_from=2020&year_to=2020", True),
        ("year_from=2022", False),
        ("year_to=2021", True),
        ("country=GH&status=proposed", False),
        ("q=cybersecurity", True),
        ("q=CYBERSECURITY+1038", True),
        ("q=nothing", False),
    ],
)
def test_facets_combine(client: Client, small_site: SmallSite, query: str, is_found: bool) -> None:
    page = client.get(f"/legislation/?{query}").content.decode()
    assert (f"/legislation/ghana/{small_site.law.slug}/" in page) is is_found


@pytest.mark.django_db
def test_facets_count_and_can_be_removed(client: Client, small_site: SmallSite) -> None:
    response = client.get("/legislation/?country=GH&status=in_force")
    groups = {group.facet.name: group for group in response.context["groups"]}
    assert [(each.value, each.count) for each in groups["country"].options] == [("GH", 1)]
    assert [chip.remove_url for chip in response.context["chips"]] == [
        "?status=in_force",
        "?country=GH",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("family", [Instrument, Organisation, Portal])
def test_a_list_never_shows_drafts(client: Client, family: type[PublishableRecord]) -> None:
    make_record(family, live=False, **{family.title_field: "Planted secret"})
    for path in (*LISTS, "/", "/countries/ghana/"):
        assert "Planted secret" not in client.get(path).content.decode()


@pytest.mark.django_db
def test_drafts_do_not_count_in_facets(client: Client, small_site: SmallSite) -> None:
    make_record(
        Edition, live=False, forum=small_site.forum, jurisdiction=make_other(), starts="1999"
    )
    response = client.get("/forums/")
    groups = {group.facet.name: group for group in response.context["groups"]}
    assert [option.value for option in groups["country"].options] == ["GH"]
    assert client.get("/forums/?year_to=2000").context["number_found"] == 0


def make_other() -> object:
    return type(ghana()).objects.get(code="FR")


@pytest.mark.django_db
def test_government_partners_stand_under_the_places_of_their_portals(
    client: Client, small_site: SmallSite
) -> None:
    island = type(small_site.place).objects.get(code="AC")
    helpers = make_record(Organisation, name="Social Services", kind="agency")
    stand_behind(helpers, make_portal(island, name="Ascension"))
    groups = client.get("/partners/").context["government_groups"]
    assert [
        (group.place.code, [role.organisation.name for role in group.roles]) for group in groups
    ] == [
        ("AC", ["Social Services"]),
        ("GH", ["Cyber Security Authority"]),
    ]


@pytest.mark.django_db
def test_only_checked_addresses_of_portals_are_links(client: Client) -> None:
    make_portal(ghana(), name="Seen", url="https://seen.example.org/", address_basis="seen")
    make_portal(ghana(), name="Built", url="https://built.example.org/", address_basis="built")
    page = client.get("/portals/").content.decode()
    assert 'href="https://seen.example.org/" rel="noopener external"' in page
    assert "built.example.org" not in page


@pytest.mark.django_db
def test_half_an_address_of_a_law_leads_to_the_laws_of_that_place(client: Client) -> None:
    response = client.get("/legislation/ghana/")
    assert (response.status_code, response.headers["Location"]) == (302, "/legislation/?country=GH")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "codes"),
    [("q=ivory+coast", {"CI"}), ("q=Côte+d’Ivoire", {"CI"}), ("with=portals", {"GH"})],
)
def test_places_are_found_by_any_name_and_by_what_they_hold(
    client: Client, small_site: SmallSite, query: str, codes: set[str]
) -> None:
    records = client.get(f"/countries/?{query}").context["records"]
    assert {place.code for place in records} == codes
