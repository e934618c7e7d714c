"""The page of the world map: drawing, table and files say the same."""

import csv
import gzip
import json
import re
from collections import Counter
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from legislation.choices import AnswerValue
from partnerships.register.models import Portal
from reference.models import Jurisdiction
from tests.factories.legislation import event, make_law
from tests.factories.records import make_jurisdiction, make_record
from tests.website.costs import first_visit, later_visit
from tests.website.markup import faults
from tests.website.pages import SmallSite, ghana
from website.assembly.world_map_layers import LayerName, StatusGroup
from website.assembly.world_map_question import read_question
from website.assembly.world_map_shapes import sheet

pytestmark = pytest.mark.django_db
LAYERS = [f"?show={layer}" for layer in LayerName.values]
MOST_BYTES = 120_000
MOST_QUERIES = 12


def read(client: Client, query: str = "", path: str = "/map/") -> str:
    response = client.get(f"{path}{query}")
    assert response.status_code == 200
    page: str = response.content.decode()
    assert faults(page) == []
    return page


def drawn(page: str) -> list[str]:
    """Return the titles of the places that can be clicked on the map."""
    return re.findall(r'tabindex="-1"><title>(.*?)</title>', page)


def rows(page: str) -> list[str]:
    """Return the rows of the table."""
    body = page.split('class="table table--stack world-map-table"')[1].split(
        "</table>", maxsplit=1
    )[0]
    return re.findall(r"<tr><th scope=\"row\">.*?</tr>", body, re.DOTALL)


def named_as_missing(client: Client) -> tuple[str, ...]:
    """Return what was made for a test, beside the reference data: it has no shape."""
    missing: tuple[str, ...] = client.get("/map/").context["map"].not_on_map
    return missing


@pytest.mark.parametrize("query", LAYERS)
def test_every_layer_draws_and_lists_every_place(
    client: Client, small_site: SmallSite, query: str
) -> None:
    page, number = read(client, query), Jurisdiction.objects.countries().count()
    assert len(rows(page)) == number
    assert len(drawn(page)) == number - len(named_as_missing(client))
    assert 'href="/countries/ghana/" tabindex="-1"' in page


@pytest.mark.parametrize("query", LAYERS)
def test_legend_drawing_and_table_count_the_same(
    client: Client, small_site: SmallSite, query: str
) -> None:
    shown = client.get(f"/map/{query}").context["map"]
    counted = Counter(row.value for row in shown.rows)
    assert {group.value: group.number for group in shown.groups if group.number} == counted
    on_map = sum(len(group.shapes) + len(group.circles) for group in shown.groups)
    assert on_map == len(shown.rows) - len(shown.not_on_map)


def test_the_five_answers_have_a_pattern_each_and_the_legend_shows_them(client: Client) -> None:
    page = read(client)
    for value in AnswerValue.values:
        assert page.count(f'<pattern id="map-{value}"') == 1
        assert page.count(f'fill="url(#map-{value})"') >= 1
    assert page.count('class="world-map-legend__swatch"') == len(AnswerValue.values) + 1


def test_a_place_says_its_name_its_answer_and_what_is_on_record(
    client: Client, small_site: SmallSite
) -> None:
    assert "Ghana: Yes. Live: 1" in drawn(read(client))
    assert "Togo: No information" in drawn(read(client))


def test_the_table_is_the_way_of_the_keyboard(client: Client) -> None:
    page = read(client)
    drawing = page.split("<figure")[1].split("</svg>")[0]
    assert drawing.count("<a ") == drawing.count('tabindex="-1"')
    assert 'href="#world-map-table"' in page
    assert 'role="img" aria-labelledby="world-map-title world-map-description"' in drawing


def test_the_table_has_a_fold_for_narrow_pages_open_once_places_are_chosen(client: Client) -> None:
    fold = '<details class="world-map-fold"{}><summary>The same as a table</summary></details>'
    assert fold.format("") in read(client)
    assert fold.format(" open") in read(client, "?region=western-africa")


def test_a_place_without_a_shape_is_named_beside_the_map(client: Client) -> None:
    make_jurisdiction("QQ")
    page = read(client)
    assert "Not on the map: Testland QQ." in " ".join(page.split())
    assert "Testland QQ" in "".join(rows(page))


def test_what_nobody_answers_for_is_drawn_without_a_link(client: Client) -> None:
    page = read(client)
    assert page.count(": not answered for</title>") == len(sheet().hatched)
    assert "What a line on this map means" in page


# --- narrowing -----------------------------------------------------------------------------------


def test_region_and_answer_narrow_each_other(client: Client, small_site: SmallSite) -> None:
    make_record(Portal, jurisdiction=Jurisdiction.objects.get(code="FR"), status="live")
    page = read(client, "?region=western-africa&answer=yes")
    assert [title.split(":")[0] for title in drawn(page)] == ["Ghana"]
    assert len(rows(page)) == 1


def test_a_region_fills_the_sheet(client: Client) -> None:
    whole = client.get("/map/").context["map"].window
    part = client.get("/map/?region=western-africa").context["map"].window
    assert whole.box == f"0 0 {sheet().width} {sheet().height}"
    assert part.width < whole.width / 2


def test_circles_of_a_region_stand_closer_to_their_places(client: Client) -> None:
    shown = client.get("/map/?region=caribbean").context["map"]
    moved = [row.shape for row in shown.rows if row.shape.lead]
    assert all(
        abs(shape.at.x - shape.circle.x) + abs(shape.at.y - shape.circle.y) < 100 for shape in moved
    )


def test_the_legend_leads_to_the_places_of_one_answer(
    client: Client, small_site: SmallSite
) -> None:
    shown = client.get("/map/?show=status&region=africa").context["map"]
    yes = next(group for group in shown.groups if group.value == "yes")
    narrowed = client.get(f"/map/{yes.url}").context["map"]
    assert [row.place.code for row in narrowed.rows] == ["GH"]
    assert [group.number for group in narrowed.groups] == [group.number for group in shown.groups]


def test_another_layer_keeps_the_region(client: Client) -> None:
    assert 'href="?show=cited&amp;region=africa"' in read(client, "?region=africa&answer=yes")


def test_an_answer_that_no_place_gives_is_said_so(client: Client) -> None:
    assert "No place gives this answer here." in read(client, "?answer=partly")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?show=weather", "Show: “weather” is not among the choices"),
        ("?show=status&status=nice", "Status: “nice” is not among the choices"),
        ("?show=duty&duty=x", "Duty: “x” is not among the choices"),
        ("?region=atlantis", "Region: “atlantis” is not among the choices"),
        ("?answer=maybe", "Answer: “maybe” is not among the choices"),
        ("?colour=red", "“colour” is not understood here"),
        ("?format=pdf", "This table can be downloaded as csv, xlsx or json."),
    ],
)
def test_what_cannot_be_used_is_said_and_left_out(client: Client, query: str, words: str) -> None:
    assert words in read(client, query)


def test_a_choice_is_understood_in_any_case(client: Client) -> None:
    assert read_question(client.get("/map/?show=STATUS").wsgi_request.GET).layer == "status"


def test_a_layer_starts_with_its_first_choice(client: Client) -> None:
    page = read(client, "?show=status")
    assert f'<option value="{StatusGroup.IN_FORCE}" selected>' in page


def test_without_a_scorecard_nothing_is_reviewed(client: Client) -> None:
    values = {row.value for row in client.get("/map/?show=scorecard").context["map"].rows}
    assert values == {"not_reviewed"}


# --- files ---------------------------------------------------------------------------------------


def test_files_hold_what_the_table_shows(client: Client, small_site: SmallSite) -> None:
    query = "?show=status&region=africa"
    shown = [row.place.code for row in client.get(f"/map/{query}").context["map"].rows]
    lines = b"".join(client.get(f"/map/{query}&format=csv")).decode()
    found = json.loads(client.get(f"/map/{query}&format=json").content)
    book = load_workbook(BytesIO(client.get(f"/map/{query}&format=xlsx").content))
    assert [row["code"] for row in csv.DictReader(StringIO(lines))] == shown
    assert [row["code"] for row in found["results"]] == shown
    assert len(list(book.worksheets[0].rows)) == len(shown) + 1


def test_a_file_says_the_answer_in_a_word_and_in_full(
    client: Client, small_site: SmallSite
) -> None:
    found = json.loads(client.get("/map/?show=status&format=json").content)
    row = next(each for each in found["results"] if each["code"] == "GH")
    assert row["answer"] == "Yes"
    assert row["meaning"] == "A law is in force"
    assert row["on_record"] == "In force: 1"
    assert row["address"].endswith("/countries/ghana/")
    assert found["title"] == "World map. Laws: In force"


# --- languages, size, cost -----------------------------------------------------------------------


def test_the_page_speaks_every_language(
    client: Client, small_site: SmallSite, in_every_language: None
) -> None:
    assert 'href="/fr/countries/ghana/"' in read(client, "", "/fr/map/")
    page = read(client, "?show=duty", "/ar/map/")
    assert 'dir="rtl"' in page
    assert 'href="/ar/countries/ghana/"' in page


@pytest.mark.parametrize("query", LAYERS)
def test_the_page_is_small(client: Client, small_site: SmallSite, query: str) -> None:
    assert len(gzip.compress(read(client, query).encode())) < MOST_BYTES


@pytest.mark.parametrize("query", [*LAYERS, "?show=portals&region=africa&answer=yes"])
def test_more_records_cost_no_more_queries(
    client: Client, small_site: SmallSite, query: str
) -> None:
    few = first_visit(client, f"/map/{query}")
    for place in [*Jurisdiction.objects.countries()[:6], ghana()]:
        make_law(event("in_force", "2020"), jurisdiction=place)
        make_record(Portal, jurisdiction=place, status="live")
    many = first_visit(client, f"/map/{query}")
    assert len(many) <= len(few), "\n".join(set(many) - set(few))


def test_a_later_visit_takes_few_queries(client: Client, small_site: SmallSite) -> None:
    first_visit(client, "/map/?show=duty")
    assert len(later_visit(client, "/map/?show=duty")) < MOST_QUERIES
