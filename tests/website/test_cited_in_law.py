"""The register of provisions that name us."""

import csv
import json
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from legislation.models import Instrument, Mention, Provision
from reference.models import Jurisdiction, Language
from stewardship.models import Source
from tests.factories.legislation import event
from tests.factories.provisions import make_citing_law, mention, provision
from tests.website.costs import first_visit, later_visit
from tests.website.markup import faults
from tests.website.pages import ghana
from website.models import SearchEntry

pytestmark = pytest.mark.django_db
PATH = "/cited-in-law/"
ALL_FACETS = "?country=GH&region=africa&names=url_list&force=in_force&q=testing"


def text_of(client: Client, path: str = PATH) -> str:
    response = client.get(path)
    assert response.status_code == 200
    page = response.content.decode()
    assert faults(page) == []
    return page


def place(code: str) -> Jurisdiction:
    return Jurisdiction.objects.get(code=code)


def found(client: Client, query: str) -> list[str]:
    """Return the laws that a query string leaves, by the CSV."""
    return [row["law"] for row in rows(client, query)]


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"{PATH}?format=csv&{query}")
    return list(csv.DictReader(StringIO(b"".join(response).decode())))


def test_an_empty_register_says_so_honestly(client: Client) -> None:
    page = text_of(client)
    assert "0 provisions in 0 countries" in page
    assert "No provision that names us is recorded here yet." in page
    assert "point-map" not in page


def test_a_row_says_the_exact_words_where_they_stand_and_whether_they_bind(client: Client) -> None:
    gazette = Source.objects.create(title="Zzqx Gazette", url="https://gazette.example.org/")
    words = provision("s 10(2)", source=gazette)
    law = make_citing_law(rests_on=words, title="Testing Act", jurisdiction=ghana())
    page = text_of(client)
    assert "1 provision in 1 country" in page
    assert '<q class="quotation">the Testing List</q>' in page
    assert (
        f'href="/legislation/ghana/{law.slug}/#provision-{words.uid}">s 10(2), Testing Act' in page
    )
    assert "In force since 1 March 2020" in page
    assert '<time datetime="2020-03-01">1 March 2020</time>' in page
    assert "Zzqx Gazette" in page


def test_words_say_their_language_and_translations_that_they_are_one(client: Client) -> None:
    french = provision(
        text="La liste noire.",
        language=Language.objects.get(tag="fr"),
        translation="The black list.",
        translation_version="unofficial_translation",
    )
    both = [mention(french, "La liste"), mention(french, "The black", what="hash_list")]
    make_citing_law(rests_on=french, mentions=both)
    page = text_of(client)
    assert '<q class="quotation" lang="fr" dir="ltr">La liste</q>' in page
    assert '<q class="quotation" lang="en" dir="ltr">The black</q>' in page
    assert "Unofficial translation" in page
    assert "1 provision in 1 country" in page


def test_a_provision_that_starts_later_than_its_law_is_not_in_force_yet(client: Client) -> None:
    make_citing_law(rests_on=provision(in_force_from="2097-03-01"))
    page = text_of(client)
    assert '<span class="status status--not_yet">Not in force yet</span>' in page
    assert '<time datetime="2097-03-01">1 March 2097</time>' in page
    row = rows(client)[0]
    assert (row["force"], row["in_force_from"]) == ("Not in force yet", "2097-03-01")


def test_a_start_that_nobody_recorded_is_said(client: Client) -> None:
    make_citing_law(event("in_force", "unknown"))
    assert 'data-label="In force from">not recorded' in text_of(client)


def test_the_calendar_is_followed_though_nothing_was_saved(client: Client) -> None:
    law = make_citing_law(event("assented", "2020"), event("in_force", "2021"))
    Instrument.objects.filter(pk=law.pk).update(status="adopted", status_changes_on="2021-01-01")
    assert rows(client, "force=in_force")[0]["status"] == "In force"
    assert rows(client, "force=not_yet") == []


def test_drafts_and_laws_taken_off_the_site_are_not_in_the_register(client: Client) -> None:
    law = make_citing_law()
    law.unpublish()
    assert rows(client) == []
    assert "No provision that names us is recorded here yet." in text_of(client)


def make_several() -> None:
    make_citing_law(title="A", jurisdiction=ghana())
    hotline = provision(in_force_from="2097")
    make_citing_law(
        rests_on=hotline,
        mentions=[mention(hotline, what="hotline")],
        title="B",
        jurisdiction=place("PH"),
    )
    make_citing_law(
        event("in_force", "2010"), event("repealed", "2015"), title="C", jurisdiction=place("PH")
    )
    make_citing_law(event("introduced", "2026"), kind="bill", title="D", jurisdiction=place("EU"))


@pytest.mark.parametrize(
    ("query", "laws"),
    [
        ("", ["D", "A", "B", "C"]),
        ("country=PH", ["B", "C"]),
        ("country=PH&country=GH", ["A", "B", "C"]),
        ("region=africa", ["A"]),
        ("region=south-eastern-asia", ["B", "C"]),
        ("names=hotline", ["B"]),
        ("force=in_force", ["A"]),
        ("force=not_yet", ["B"]),
        ("force=no_longer", ["C"]),
        ("force=proposed", ["D"]),
        ("force=in_force&country=PH", []),
        ("q=testing+foundation&country=GH", ["A"]),
        ("country=NOWHERE&names=poem", ["D", "A", "B", "C"]),
    ],
)
def test_facets_narrow_the_register(client: Client, query: str, laws: list[str]) -> None:
    make_several()
    assert found(client, query) == laws
    assert text_of(client, f"{PATH}?{query}").count('id="row-') == len(laws)


def options(client: Client, query: str) -> dict[str, dict[str, int]]:
    groups = client.get(f"{PATH}?{query}").context["groups"]
    return {
        group.facet.name: {option.value: option.count for option in group.options}
        for group in groups
    }


def test_each_facet_is_counted_over_what_the_others_leave(client: Client) -> None:
    make_several()
    assert options(client, "") == {
        "q": {},
        "country": {"EU": 1, "GH": 1, "PH": 2},
        "region": {"africa": 1, "asia": 2, "europe": 1},
        "names": {"url_list": 3, "hotline": 1},
        "force": {"in_force": 1, "not_yet": 1, "no_longer": 1, "proposed": 1},
    }
    narrowed = options(client, "country=PH&force=in_force")
    assert narrowed["country"] == {"PH": 0, "GH": 1}
    assert narrowed["force"] == {"in_force": 0, "not_yet": 1, "no_longer": 1}
    assert narrowed["names"] == {}


def test_bodies_are_counted_apart(client: Client) -> None:
    make_several()
    assert "4 provisions in 2 countries and 1 body" in text_of(client)
    assert "1 provision in 1 body" in text_of(client, f"{PATH}?country=EU")


def test_the_map_has_a_point_for_each_country_and_names_what_has_none(client: Client) -> None:
    make_several()
    page = text_of(client)
    assert 'href="?country=GH">' in page
    assert "<title>Ghana: 1 mention</title>" in page
    assert "<title>Philippines: 2 mentions</title>" in page
    assert 'cx="179.78" cy="84.45"' in page
    assert "Not on the map, having no one place: European Union." in page


def map_layer(client: Client, query: str = "") -> dict[str, Any]:
    response = client.get(f"{PATH}?format=geojson&{query}")
    assert response["Content-Type"] == "application/geo+json"
    assert response["Content-Disposition"].endswith('.geojson"')
    layer: dict[str, Any] = json.loads(response.content)
    return layer


def test_the_map_layer_is_geojson_with_a_null_place_for_bodies(client: Client) -> None:
    make_several()
    layer = map_layer(client)
    assert layer["type"] == "FeatureCollection"
    features = {each["id"]: each for each in layer["features"]}
    assert features["EU"]["geometry"] is None
    assert features["GH"]["geometry"] == {"type": "Point", "coordinates": [-0.2167, 5.55]}
    assert [each["properties"]["count"] for each in layer["features"]] == [1, 1, 2]
    assert features["GH"]["properties"]["mentions"][0]["words"] == "the Testing List"


def test_the_map_layer_is_exactly_what_is_filtered(client: Client) -> None:
    make_several()
    assert [each["id"] for each in map_layer(client, "names=hotline")["features"]] == ["PH"]
    assert map_layer(client, "names=portal")["features"] == []


def test_every_file_has_the_same_rows_and_says_its_day(client: Client) -> None:
    make_several()
    answer = client.get(f"{PATH}?format=json").json()
    assert answer["count"] == 4
    assert answer["as_of"] in client.get(f"{PATH}?format=csv")["Content-Disposition"]
    book = load_workbook(BytesIO(client.get(f"{PATH}?format=xlsx").content))
    table = list(book.active.values)
    assert [row[0] for row in table[1:]] == [row["uid"] for row in answer["results"]]
    assert table[0][1] == "Exact words"


def test_the_columns_are_those_of_the_list_of_laws_where_they_mean_the_same(client: Client) -> None:
    make_citing_law()
    laws = csv.DictReader(StringIO(b"".join(client.get("/legislation/?format=csv")).decode()))
    (law,), (row,) = list(laws), rows(client)
    shared = set(law) & set(row) - {"uid", "address"}
    assert shared >= {"jurisdiction", "jurisdiction_code", "number", "status", "status_because"}
    assert {key: row[key] for key in shared} == {key: law[key] for key in shared}


def test_the_address_of_a_row_leads_to_its_provision(client: Client) -> None:
    law = make_citing_law(jurisdiction=ghana())
    path, _hash, anchor = rows(client)[0]["address"].partition("#")
    assert f'id="{anchor}"' in client.get(path).content.decode()
    assert anchor == f"provision-{law.provisions.get().uid}"


def test_a_mention_has_no_page_of_its_own(client: Client) -> None:
    make_citing_law()
    assert client.get(f"{PATH}anything/").status_code == 404


def test_a_page_beyond_the_end_is_missing_and_odd_questions_are_answered(client: Client) -> None:
    make_citing_law()
    assert client.get(f"{PATH}?page=2").status_code == 404
    assert "downloaded as csv, xlsx or json" in text_of(client, f"{PATH}?format=poem")
    assert text_of(client, f"{PATH}?force=%C3%A9&names=&country=&zzqx=1")


def grow(number: int) -> None:
    """Add live laws that name us, past publishing, which is not what is measured here."""
    start = Instrument.objects.count()
    places = list(Jurisdiction.objects.countries()[:number]) + [ghana()] * number
    laws = Instrument.objects.bulk_create(
        Instrument(title=f"L{each}", slug=f"l{each}", live=True, jurisdiction=where)
        for each, where in zip(range(start, start + number), places, strict=False)
    )
    for law in laws:
        event("in_force", "2020", instrument=law).save()
    provisions = Provision.objects.bulk_create(provision(instrument=law) for law in laws)
    Mention.objects.bulk_create(
        mention(each, instrument=law) for each, law in zip(provisions, laws, strict=True)
    )


@pytest.mark.parametrize("query", ["", ALL_FACETS, "?format=csv", "?format=geojson"])
def test_the_register_costs_the_same_with_few_and_with_many_mentions(
    client: Client, query: str
) -> None:
    make_citing_law(jurisdiction=ghana())
    grow(2)
    first_visit(client, PATH + query)
    few = first_visit(client, PATH + query)
    grow(60)
    many = first_visit(client, PATH + query)
    assert len(many) <= len(few), "\n".join(sorted(set(many) - set(few)))


@pytest.mark.parametrize("query", ["", ALL_FACETS])
def test_the_register_costs_fewer_than_twelve_queries(client: Client, query: str) -> None:
    make_citing_law(jurisdiction=ghana())
    grow(5)
    first_visit(client, PATH + query)
    asked = later_visit(client, PATH + query)
    assert len(asked) < 12, "\n\n".join(asked)


def test_the_search_finds_the_register_and_the_words_of_a_law_that_names_us(client: Client) -> None:
    law = make_citing_law(title="Zzqx Act")
    assert SearchEntry.objects.filter(kind="page", title="Cited in law").exists()
    assert "the Testing List" in SearchEntry.objects.get(uid=law.uid).text


def test_the_register_is_in_the_sitemap_and_in_the_menu(client: Client) -> None:
    assert "/cited-in-law/</loc>" in client.get("/sitemap.xml").content.decode()
    assert f'href="{PATH}"' in client.get("/").content.decode()


def test_the_page_of_a_country_says_where_its_law_names_us(client: Client) -> None:
    law = make_citing_law(title="Testing Act", jurisdiction=ghana())
    page = text_of(client, "/countries/ghana/")
    assert "Where its law names us" in page
    anchor = f"provision-{law.provisions.get().uid}"
    assert f'href="/legislation/ghana/{law.slug}/#{anchor}">s 10, Testing Act' in page
    assert "Where its law names us" not in text_of(client, "/countries/philippines/")


@pytest.mark.parametrize("path", ["/", "/legislation/"])
def test_home_and_the_list_of_laws_lead_to_the_register(client: Client, path: str) -> None:
    assert f'<a href="{PATH}">Where laws name us' in client.get(path).content.decode()


def test_the_page_of_a_country_costs_the_same_with_many_mentions(client: Client) -> None:
    def cite() -> None:
        make_citing_law(jurisdiction=ghana())

    cite()
    first_visit(client, "/countries/ghana/")
    few = first_visit(client, "/countries/ghana/")
    for _number in range(4):
        cite()
    many = first_visit(client, "/countries/ghana/")
    assert len(many) <= len(few), "\n".join(sorted(set(many) - set(few)))
