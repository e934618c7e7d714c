"""Facets: what a query string says, in whatever state it arrives."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from foundation import keeping
from foundation.facets import ChoiceFacet, FacetedList, TextFacet, YearsFacet
from foundation.keeping import while_reading
from legislation.models import Instrument
from tests.factories.legislation import event, make_law

COLOURS = {"red": "Red", "green": "Green"}


def colour() -> ChoiceFacet:
    return ChoiceFacet("colour", "Colour", lookup="kind", choices=lambda: COLOURS)


def listed(query: str) -> FacetedList:
    facets = [colour(), YearsFacet("year", "Year"), TextFacet("q", "Words")]
    return FacetedList(facets, QueryDict(query), Instrument.objects.none(), ("page",))


def test_values_are_understood_in_any_case_and_once() -> None:
    assert listed("colour=RED&colour=red").pairs == [("colour", "red")]


def test_what_is_unknown_is_said_and_left_out() -> None:
    found = listed("colour=blue&shade=1&page=2")
    assert found.pairs == []
    assert found.messages() == [
        "Colour: “blue” is not among the choices; it was left out.",
        "This list has no filter “shade”; it was left out.",
    ]


@pytest.mark.parametrize(
    ("query", "pairs"),
    [
        ("year_from=2019&year_to=2021", [("year_from", "2019"), ("year_to", "2021")]),
        ("year_to=2019&year_from=2021", [("year_from", "2019"), ("year_to", "2021")]),
        ("year_from=x&year_to=2021", [("year_to", "2021")]),
        ("year_from=&year_to=", []),
        ("year_from=٢٠٢١", [("year_from", "2021")]),
    ],
)
def test_years_are_read_and_put_in_order(query: str, pairs: list[tuple[str, str]]) -> None:
    assert listed(query).pairs == pairs


def test_words_are_tidied_and_cut() -> None:
    found = listed("q=" + "word " * 100)
    assert len(found.pairs[0][1]) <= 200
    assert found.messages() == ["Words: The search was cut to its first 200 characters."]
    assert listed("q=%20 a%00b%20").pairs == [("q", "a b")]


def test_a_chip_leads_to_the_list_without_it() -> None:
    chips = listed("colour=red&colour=green&q=law").chips()
    assert [(str(chip.label), chip.words, chip.remove_url) for chip in chips] == [
        ("Colour", "Red", "?colour=green&q=law"),
        ("Colour", "Green", "?colour=red&q=law"),
        ("Words", "“law”", "?colour=red&colour=green"),
    ]


def test_nothing_asked_is_an_empty_query() -> None:
    found = listed("")
    assert (found.query_string(), found.is_narrowed) == ("?", False)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["colour", "year_from", "year_to", "q", "page", "else"]), st.text()
        )
    )
)
def test_no_query_raises_and_what_was_understood_reads_back(
    parameters: list[tuple[str, str]],
) -> None:
    data = QueryDict(mutable=True)
    for name, value in parameters:
        data.appendlist(name, value.encode("utf-8", "replace").decode())
    found = listed(data.urlencode())
    found.messages()
    found.chips()
    assert listed(found.query_string().removeprefix("?")).pairs == found.pairs


@pytest.mark.parametrize(
    ("query", "times"),
    [
        ("", 1),
        ("colour=red", 1),
        ("q=abuse", 2),
        ("colour=red&colour=green&colour=blue&colour=white&colour=black", 2),
    ],
)
def test_only_lists_that_many_ask_for_are_kept(
    query: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = {colour: colour.title() for colour in ("blue", "white", "black")}
    monkeypatch.setattr("tests.foundation.test_facets.COLOURS", COLOURS | more)
    monkeypatch.setattr(keeping.version, "_read", lambda: "1")
    asked: list[str] = []
    for _visit in range(2):
        with while_reading():
            listed(query).keep(("rows",), lambda: asked.append("asked"))
    assert len(asked) == times


def duties(query: str) -> FacetedList:
    """Return laws narrowed by duties, of which all may be asked for."""
    facet = ChoiceFacet(
        "duty",
        "Duty",
        lookup="duties__kind",
        choices=lambda: {"filtering": "Filtering", "guidance_only": "Guidance"},
        many=True,
        can_ask_all=True,
    )
    return FacetedList([facet], QueryDict(query), Instrument.objects.all())


BOTH = "duty=filtering&duty=guidance_only"


@pytest.mark.django_db
def test_values_are_alternatives_unless_all_of_them_are_asked_for() -> None:
    one, two = (make_law(event("in_force", "2020"), title=title) for title in ("One", "Two"))
    for law, kind in ((one, "filtering"), (two, "filtering"), (two, "guidance_only")):
        law.duties.create(kind=kind)
        law.save()
    assert set(duties(BOTH).records) == {one, two}
    assert list(duties(f"{BOTH}&duty_all=1").records) == [two]
    options = duties("duty=filtering&duty=guidance_only&duty_all=1").groups()[0].options
    assert [(each.value, each.count) for each in options] == [
        ("filtering", 1),
        ("guidance_only", 1),
    ]


def test_all_of_one_value_asks_for_nothing_more() -> None:
    assert duties("duty=filtering&duty_all=1").pairs == [("duty", "filtering")]
    assert duties(f"{BOTH}&duty_all=yes").messages() == [
        "Duty: “yes” is not among the choices; it was left out."
    ]


def test_what_is_asked_is_said_in_one_breath() -> None:
    for query, words in (
        (BOTH, "Filtering or Guidance"),
        (f"{BOTH}&duty_all=1", "Filtering and Guidance"),
    ):
        found = duties(query)
        assert found.facets[0].said(found.readings["duty"]) == words
