"""The page of figures: every number is that of a list, and every chart has its table and files."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from legislation.models import Instrument
from partnerships.register.models import Portal
from reference.models import Jurisdiction, Topic
from tests.factories.legislation import event, make_law
from tests.website.costs import first_visit, later_visit
from tests.website.feeds import republish
from tests.website.markup import faults
from tests.website.pages import SmallSite, ghana, make_portal
from tests.website.test_query_counts import FEW, MANY, MOST_QUERIES, grow
from website.assembly.figures_portals import Openings
from website.charts.table import Chart

pytestmark = pytest.mark.django_db

KEYS = [
    "laws-per-year",
    "laws-by-status",
    "laws-by-region",
    "laws-by-language",
    "portals-over-time",
    "portal-languages",
]


def charts(client: Client, query: str = "") -> dict[str, Chart]:
    """Return the charts of the page by key."""
    return {chart.key: chart for chart in client.get(f"/figures/{query}").context["charts"]}


def numbers(chart: Chart) -> dict[str, tuple[int, ...]]:
    """Return the figures of a chart by the key of their row."""
    return {row.key: row.numbers for row in chart.rows if any(row.numbers)}


@pytest.fixture
def more(small_site: SmallSite) -> SmallSite:
    """Laws and portals of several years, places and kinds."""
    togo = Jurisdiction.objects.get(code="TG")
    coe = Jurisdiction.objects.get(code="INT-COE")
    make_law(event("assented", "2019-12-31"), event("in_force", "2021"), jurisdiction=togo)
    make_law(event("in_force", "2015-05~"), jurisdiction=ghana(), title_language_id="fr")
    make_law(event("opened_for_signature", "2007"), kind="convention", jurisdiction=coe)
    make_law(event("in_force"), jurisdiction=ghana())
    make_law(event("introduced", "2024"), kind="bill", jurisdiction=ghana())
    make_law(event("assented", "2001"), jurisdiction=ghana(), live=False)
    make_portal(togo, name="Closed", status="closed", launched="2016", closed="2019-02")
    make_portal(ghana(), name="Unknown", launched="unknown")
    make_portal(ghana(), name="To come", status="planned", launched="2035 planned")
    return small_site


def test_a_law_counts_in_the_year_in_which_it_became_law(client: Client, more: SmallSite) -> None:
    assert numbers(charts(client)["laws-per-year"]) == {
        "2007": (1, 0),
        "2015": (1, 1),
        "2019": (1, 0),
        "2020": (1, 0),
        "unknown": (1, 0),
    }


def test_the_line_of_portals_rises_and_falls(client: Client, more: SmallSite) -> None:
    found = numbers(charts(client)["portals-over-time"])
    assert found["2016"] == (1, 0, 1)
    assert found["2019"] == (0, 1, 0)
    assert found["2020"] == (1, 0, 1)
    assert found["unknown"] == (1, 0, 0)


def test_a_portal_that_closed_nobody_knows_when_is_in_no_year() -> None:
    openings = Openings()
    openings.take(Portal(launched="2016").launched, None, "closed")
    assert (openings.unplaced, openings.launched.total()) == (1, 0)


@pytest.mark.parametrize("query", ["", "?region=africa", "?region=africa&region=europe"])
def test_the_list_behind_a_bar_is_as_long_as_the_bar_says(
    client: Client, more: SmallSite, query: str
) -> None:
    for key, chart in charts(client, query).items():
        for row in chart.rows:
            if row.url:
                assert client.get(row.url).context["number_found"] == row.numbers[0], (key, row)


def test_every_chart_counts_all_that_is_listed(client: Client, more: SmallSite) -> None:
    found = charts(client)
    live = Instrument.objects.live()
    for key in ("laws-by-status", "laws-by-region", "laws-by-language"):
        assert sum(row.numbers[0] for row in found[key].rows) == live.count(), key
    years = sum(row.numbers[0] for row in found["laws-per-year"].rows)
    assert years == live.exclude(kind="bill").count()


def test_filters_hold_for_every_chart(client: Client, more: SmallSite) -> None:
    topic = Topic.objects.first()
    more.law.topics.add(topic)
    republish(more.law)
    asia = charts(client, "?region=asia")
    assert not asia["laws-by-status"].rows
    assert not asia["portals-over-time"].rows
    assert charts(client, "?region=africa")["portals-over-time"].rows
    tagged = charts(client, f"?topic={topic.slug}")
    assert numbers(tagged["laws-per-year"]) == {"2020": (1, 0)}
    assert tagged["portals-over-time"].rows
    assert "Portals have no topics" in client.get(f"/figures/?topic={topic.slug}").content.decode()


@pytest.mark.parametrize("key", KEYS)
def test_the_table_of_each_chart_is_a_file(client: Client, more: SmallSite, key: str) -> None:
    chart = charts(client, "?region=africa")[key]
    file = json.loads(client.get(f"/figures/{chart.query}&format=json").content)
    heads = [head.key for head in chart.heads]
    assert [tuple(row[head] for head in heads) for row in file["results"]] == [
        row.numbers for row in chart.rows
    ]
    assert all(
        client.get(f"/figures/{chart.query}&format={ending}").status_code == 200
        for ending in ("csv", "xlsx", "columns")
    )


def test_an_unknown_chart_or_format_is_said_and_changes_nothing(
    client: Client, more: SmallSite
) -> None:
    for query in ("?format=csv", "?chart=nothing&format=csv", "?chart=laws-per-year&format=exe"):
        response = client.get(f"/figures/{query}")
        assert "can be downloaded as csv, xlsx or json" in response.content.decode()


@pytest.mark.parametrize("prefix", ["", "/fr", "/es", "/ar"])
def test_the_page_is_well_formed_and_each_drawing_is_named(
    client: Client, more: SmallSite, prefix: str
) -> None:
    page = client.get(f"{prefix}/figures/").content.decode()
    assert faults(page) == []
    named = re.findall(r'role="img" aria-labelledby="([^"]+)"', page)
    assert len(named) == 2
    for names in named:
        assert all(f'id="{name}"' in page for name in unescape(names).split())
    assert " style=" not in page


def test_axes_are_mirrored_where_one_reads_from_the_right(client: Client, more: SmallSite) -> None:
    plain = client.get("/figures/").context["charts"][0].drawing.columns[0].piece
    mirrored = client.get("/ar/figures/").context["charts"][0].drawing.columns[0].piece
    assert plain.left.number + mirrored.right.number == pytest.approx(100, abs=0.01)


def test_the_lists_bear_the_chart_of_what_they_show(client: Client, more: SmallSite) -> None:
    laws = client.get("/legislation/?country=TG").context["years_chart"]
    assert numbers(laws) == {"2019": (1, 0)}
    assert client.get(f"/legislation/{laws.rows[0].url}").context["number_found"] == 1
    portals = client.get("/portals/?country=GH").context["years_chart"]
    assert numbers(portals)["2020"] == (1, 0, 1)
    assert 'class="chart-fold"' in client.get("/portals/").content.decode()


def test_the_page_costs_the_same_with_few_and_with_many_records(
    client: Client, small_site: SmallSite
) -> None:
    grow(FEW, small_site)
    first_visit(client, "/figures/?region=africa")
    few = first_visit(client, "/figures/?region=africa")
    grow(MANY, small_site)
    assert len(first_visit(client, "/figures/?region=africa")) == len(few)


def test_the_page_takes_few_queries_while_nothing_changes(
    client: Client, small_site: SmallSite
) -> None:
    first_visit(client, "/figures/")
    assert len(later_visit(client, "/figures/")) < MOST_QUERIES
