"""`/search/`: one list over everything public, whatever is typed."""

from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from legislation.models import Instrument
from tests.caches import forget_all
from tests.factories.legislation import event, make_law
from tests.website.markup import faults
from tests.website.pages import SmallSite, ghana
from website.models import LegislationIndexPage
from website.search.finding import Finder

pytestmark = pytest.mark.django_db

SOUP = [
    "'",
    '"',
    "''\"\"",
    "AND OR NOT",
    "NEAR(a b)",
    "title:x",
    "(",
    "a*",
    "* ^ : & | ! <->",
    "\\",
    "%",
    "😀 مرحبا שלום",
    "\u202eabc",
    "--; DROP TABLE",
    "{{ 7*7 }}",
    "x" * 5000,
    "( " * 500,
]


def titles(client: Client, query: str) -> list[str]:
    """Return the titles of the results."""
    return [row["title"] for row in client.get(f"/search/?format=json&{query}").json()["results"]]


def page(client: Client, query: str) -> str:
    """Return the page of a search that succeeds."""
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_every_kind_of_record_is_in_one_list(client: Client, small_site: SmallSite) -> None:
    rows = client.get("/search/?format=json&country=GH").json()["results"]
    assert {row["type"] for row in rows} == {
        "law",
        "portal",
        "partner",
        "edition",
        "place",
        "case_study",
    }


def test_every_result_leads_to_a_page(client: Client, small_site: SmallSite) -> None:
    for row in client.get("/search/?format=json&q=ghana+testing+cyber").json()["results"]:
        assert client.get(row["url"]).status_code == 200


def test_json_says_how_many_and_what(client: Client) -> None:
    law = make_law(title="Zzqx Act", summary="About zzqx things.")
    assert client.get("/search/?q=zzqx&format=json").json() == {
        "count": 1,
        "results": [
            {
                "type": "law",
                "title": "Zzqx Act",
                "url": f"http://testserver/legislation/testland-qq/{law.slug}/",
                "excerpt": "About zzqx things. Act",
            }
        ],
    }


def test_what_is_named_like_the_words_comes_first(client: Client) -> None:
    make_law(title="Another act", summary="Mentions zzqxname twice: zzqxname.")
    make_law(title="Act of zzqxname")
    make_law(title="Zzqxname")
    assert titles(client, "q=zzqxname") == ["Zzqxname", "Act of zzqxname", "Another act"]


def test_facets_combine(client: Client) -> None:
    make_law(event("assented", "2019"), title="Zzqx one", jurisdiction=ghana())
    make_law(event("assented", "2021"), title="Zzqx two", jurisdiction=ghana())
    make_law(event("assented", "2021"), title="Zzqx three")
    assert titles(client, "q=zzqx&country=gh&year=2021&type=law") == ["Zzqx two"]
    assert len(titles(client, "q=zzqx&year=2019&year=2021")) == 3


def test_facets_count_what_the_others_leave(client: Client, small_site: SmallSite) -> None:
    response = client.get("/search/?country=GH&type=law")
    types = next(group for group in response.context["groups"] if group.facet.name == "type")
    assert {option.value: option.count for option in types.options}["portal"] == 1


def hide_the_laws() -> None:
    """Let nobody but staff see the list of laws."""
    page_of_laws = LegislationIndexPage.objects.get()
    PageViewRestriction.objects.create(page=page_of_laws, restriction_type="login")


#: Ways to ask: as typed, with another word, misspelt, as a file, while typing.
ADDRESSES = [
    "/search/?q={}",
    "/search/?q={}&exact=1",
    "/search/?q={}+ghana",
    "/search/?q={}&type=law",
    "/search/?q=x{}",
    "/search/?q={}&format=json",
    "/search/suggest/?q={}",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_a_hidden_word_answers_like_nonsense(client: Client, address: str, hidden: str) -> None:
    make_law(title="Zzqxaaaa", summary="zzqxaaaa", live=hidden == "private")
    if hidden == "private":
        hide_the_laws()
    secret, nonsense = (
        client.get(address.format(word)).content.decode() for word in ("zzqxaaaa", "zzqxbbbb")
    )
    assert secret == nonsense.replace("zzqxbbbb", "zzqxaaaa")


def test_records_of_a_private_list_are_not_found(client: Client) -> None:
    make_law(title="Zzqx Act")
    hide_the_laws()
    assert titles(client, "q=zzqx") == []


def test_words_are_marked_and_markup_is_shown_as_text(client: Client) -> None:
    make_law(title="<script>zzqx</script>", summary="<img src=x> zzqx")
    html = page(client, "q=zzqx")
    assert "&lt;script&gt;<mark>zzqx</mark>" in html
    assert "<img src=x>" not in html


def test_what_has_some_of_the_words_is_offered_when_nothing_has_all(client: Client) -> None:
    make_law(title="Zzqx Act")
    html = page(client, "q=zzqx+nonsensical")
    assert "Nothing bears all of these words" in html
    assert "<mark>Zzqx</mark> Act" in html


def test_nothing_asked_gives_ideas(client: Client) -> None:
    assert "What are you looking for?" in page(client, "")


def test_nothing_found_gives_ideas(client: Client) -> None:
    assert "Check the spelling" in page(client, "q=zzqx")


def test_an_overlong_search_is_cut_and_says_so(client: Client) -> None:
    assert "cut to its first 200 characters" in page(client, f"q={'zzqx ' * 1000}")


@pytest.mark.parametrize("soup", SOUP)
def test_whatever_is_typed_is_answered(client: Client, soup: str) -> None:
    assert "<h1" in page(client, f"q={quote(soup)}")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60))
def test_any_text_is_answered(client: Client, text: str) -> None:
    client.get("/search/", {"q": text, "format": "json"}).json()


@pytest.mark.parametrize(
    "query",
    ["page=abc", "page=-1", "page=99999999999999999999", "country=ZZ", "year=x", "type=foo", "x=1"],
)
def test_bad_parameters_are_tolerated(client: Client, query: str) -> None:
    assert "<h1" in page(client, f"q=portal&{query}")


@pytest.mark.parametrize("wanted", ["csv", "xlsx"])
def test_results_are_downloaded(client: Client, wanted: str) -> None:
    assert wanted in client.get(f"/search/?q=ghana&format={wanted}")["Content-Disposition"]


def test_a_strange_format_is_a_page_with_a_message(client: Client) -> None:
    assert "csv, xlsx or json" in page(client, "q=ghana&format=pdf")


def queries(client: Client) -> int:
    """Return the number of queries of a search for laws, portals and pages."""
    forget_all()
    with CaptureQueriesContext(connection) as captured:
        page(client, "q=zzqx")
    return len(captured)


def test_many_results_cost_as_many_queries_as_few(client: Client) -> None:
    make_law(title="Zzqx 0")
    page(client, "q=zzqx")
    few = queries(client)
    for number in range(1, 15):
        make_law(title=f"Zzqx {number}")
    assert queries(client) == few


def test_no_cookie_is_set(client: Client) -> None:
    assert not client.get("/search/?q=ghana").cookies


def kinds_of(response: Any) -> set[str]:
    """Return the kinds of the results of a page."""
    return {result.entry.kind for result in response.context["results"]}


def test_a_topic_narrows_to_what_is_tagged(client: Client) -> None:
    response = client.get("/search/?topic=notice-takedown")
    assert kinds_of(response) == {"topic"}


def test_a_misspelt_word_is_looked_for_as_it_is_spelt(client: Client) -> None:
    make_law(title="Zzqxportation Act")
    html = page(client, "q=zzqxprotation")
    assert "Showing results for <strong>zzqxportation</strong>" in html
    assert '<a href="?q=zzqxprotation&amp;exact=1">Search instead for zzqxprotation</a>' in html
    assert "<mark>Zzqxportation</mark> Act" in html


def test_whoever_insists_gets_an_offer_instead(client: Client) -> None:
    make_law(title="Zzqxportation Act")
    html = page(client, "q=zzqxprotation&exact=1")
    assert 'Did you mean <a href="?q=zzqxportation">zzqxportation</a>?' in html
    assert "Check the spelling" in html


def test_a_number_is_never_mended(client: Client) -> None:
    make_law(title="Zzqx Act", number="Republic Act No. 77931")
    assert titles(client, "q=77930") == []


def test_another_form_of_a_word_is_no_misspelling(client: Client) -> None:
    make_law(title="Zzqxportations Act")
    assert "Showing results for" not in page(client, "q=zzqxportation")


@pytest.mark.parametrize("typed", ["zzqx csam", "zzqx CSAEM", "zzqx child sexual abuse material"])
def test_what_means_the_same_finds_the_same(client: Client, typed: str) -> None:
    make_law(title="Zzqx one", summary="About child sexual abuse material.")
    assert titles(client, f"q={quote(typed)}") == ["Zzqx one"]


@pytest.mark.parametrize("typed", ["ley zzqx", "loi zzqx", "lei de zzqx", "قانون zzqx"])
def test_law_is_understood_in_other_languages(client: Client, typed: str) -> None:
    make_law(title="Zzqx Act")
    assert titles(client, f"q={quote(typed)}") == ["Zzqx Act"]


def without_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the index be in no state to answer."""

    class Nothing(list[Any]):
        unavailable = "The search index is missing: it has to be built."

        def __getitem__(self, _key: Any) -> Any:
            return self

    monkeypatch.setattr(Finder, "_results", lambda *_args, **_options: Nothing())


def test_a_search_without_index_says_so_and_leads_to_the_lists(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_index(monkeypatch)
    response = client.get("/search/?q=ghana")
    html = response.content.decode()
    assert response.status_code == 200
    assert "Search is being rebuilt" in html
    assert '<li><a href="/legislation/">Legislation</a></li>' in html
    assert "noindex" in html
    assert response["Cache-Control"] == "no-store"
    assert faults(html) == []


def test_json_without_index_says_so_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    without_index(monkeypatch)
    answer = client.get("/search/?q=ghana&format=json").json()
    assert (answer["count"], answer["results"]) == (0, [])
    assert answer["unavailable"].startswith("Search is being rebuilt")


def test_facets_work_without_index(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_law(title="Zzqx Act", jurisdiction=ghana())
    without_index(monkeypatch)
    assert "Zzqx Act" in titles(client, "country=GH&type=law")


def make_three_laws() -> None:
    """Make laws of which the best match is neither the first by name nor the last published."""
    for title in ("Zebra Act", "Horse and Zebra Act", "Donkey, Horse, Mule and Zebra Act"):
        make_law(event("in_force", "2021"), title=title, jurisdiction=ghana())


@pytest.mark.parametrize("asked", ["q=zebra", "q=zebra&type=law", "country=GH&type=law"])
def test_results_are_read_in_the_order_asked_for(client: Client, asked: str) -> None:
    make_three_laws()
    by_name = ["Donkey, Horse, Mule and Zebra Act", "Horse and Zebra Act", "Zebra Act"]
    assert titles(client, f"{asked}&order=name") == by_name
    assert titles(client, f"{asked}&order=changed") == by_name
    law = Instrument.objects.get(title="Zebra Act")
    law.summary = "Changed since."
    law.save_revision(clean=False).publish()
    assert titles(client, f"{asked}&order=changed")[0] == "Zebra Act"


def test_the_best_match_comes_first_unless_another_order_is_asked_for(client: Client) -> None:
    make_three_laws()
    for query in ("q=zebra", "q=zebra&order=best", "q=zebra&order=strange"):
        assert titles(client, query)[0] == "Zebra Act"
    assert "is in the usual one" in page(client, "q=zebra&order=strange")


def test_the_order_stays_while_the_search_is_narrowed(client: Client) -> None:
    make_three_laws()
    html = page(client, "q=zebra&order=name")
    assert '<a href="?q=zebra">Best match</a>' in html
    assert '<a href="?q=zebra&amp;order=name" aria-current="true">Name, A to Z</a>' in html
    assert '<input type="hidden" name="order" value="name">' in html
    assert "?q=zebra&amp;order=name&amp;format=csv" in html
    assert client.get("/follow/?q=zebra&order=name").status_code == 200


@pytest.mark.usefixtures("in_every_language")
def test_translated_pages_have_a_day_of_their_own_among_the_changed(
    client: Client, small_site: SmallSite
) -> None:
    response = client.get("/fr/search/?format=json&country=GH&order=changed")
    kinds = [row["type"] for row in response.json()["results"]]
    assert kinds[-1] == "place"
    assert "case_study" in kinds[:-1]
