"""Filters, orders, counts and facets of the index are those of the database."""

from collections import Counter
from typing import Any

import pytest
from django.db.models import Q
from modelsearch.backends.base import FilterFieldError
from modelsearch.query import MATCH_ALL

from reference.models import Jurisdiction
from whooshsearch import finding
from whooshsearch.backend import WhooshSearchBackend

PLACES = Jurisdiction.objects
FILTERS = {
    "exact": lambda: PLACES.filter(kind="country"),
    "in": lambda: PLACES.filter(kind__in=["country", "territory"]),
    "nothing in": lambda: PLACES.filter(kind__in=[]),
    "null": lambda: PLACES.filter(sovereign__isnull=True),
    "not null": lambda: PLACES.filter(sovereign__isnull=False),
    "relation": lambda: PLACES.filter(sovereign=PLACES.get(code="FR")),
    "relation by key": lambda: PLACES.filter(sovereign_id__in=[PLACES.get(code="GB").pk]),
    "both": lambda: PLACES.filter(kind="territory", sovereign=PLACES.get(code="GB")),
    "either": lambda: PLACES.filter(Q(kind="territory") | Q(sovereign__isnull=True)),
    "not": lambda: PLACES.exclude(kind="country"),
    "not either": lambda: PLACES.exclude(Q(kind="country") | Q(sovereign__isnull=True)),
    "beginning": lambda: PLACES.filter(sort_name__startswith="C"),
    "compared": lambda: PLACES.filter(sort_name__gt="M"),
    "subquery": lambda: PLACES.filter(sovereign__in=PLACES.filter(kind="country").values("pk")),
    "none": PLACES.none,
    "all": PLACES.all,
}


@pytest.mark.parametrize("few", [0, 10_000], ids=["asked for all", "asked by key"])
@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_what_the_database_finds(
    places: WhooshSearchBackend, name: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    expected = FILTERS[name]()
    results = places.search(MATCH_ALL, FILTERS[name]())
    assert set(results) == set(expected)
    assert places.search(MATCH_ALL, FILTERS[name]()).count() == expected.count()


@pytest.mark.parametrize("order", ["sort_name", "-sort_name", "kind", "pk"])
@pytest.mark.parametrize("few", [0, 10_000], ids=["asked for all", "asked by key"])
def test_an_order_is_that_of_the_database(
    places: WhooshSearchBackend, order: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    if order == "pk":
        with pytest.raises(Exception, match="pk"):
            places.search(MATCH_ALL, PLACES.order_by("pk"), order_by_relevance=False)
        return
    ordered = PLACES.order_by(order)
    found = places.search(MATCH_ALL, ordered, order_by_relevance=False)[10:30]
    values = [getattr(each, order.lstrip("-")) for each in found]
    assert values == [getattr(each, order.lstrip("-")) for each in ordered[10:30]]


def test_without_an_order_the_newest_come_first(places: WhooshSearchBackend) -> None:
    found = places.search(MATCH_ALL, PLACES.order_by(), order_by_relevance=False)[:5]
    assert [each.pk for each in found] == sorted((each.pk for each in PLACES.all()), reverse=True)[
        :5
    ]


def test_a_facet_counts_the_values_of_what_is_found(places: WhooshSearchBackend) -> None:
    counts = places.search(MATCH_ALL, PLACES.exclude(kind="country")).facet("kind")
    assert counts == Counter(PLACES.exclude(kind="country").values_list("kind", flat=True))
    assert list(counts.values()) == sorted(counts.values(), reverse=True)


def test_a_facet_over_a_relation_names_it_either_way(places: WhooshSearchBackend) -> None:
    expected = Counter(PLACES.values_list("sovereign_id", flat=True))
    assert places.search(MATCH_ALL, Jurisdiction).facet("sovereign_id") == expected
    assert places.search(MATCH_ALL, Jurisdiction).facet("sovereign") == expected


def test_a_facet_that_is_no_filter_field_is_refused(places: WhooshSearchBackend) -> None:
    with pytest.raises(FilterFieldError, match="FilterField"):
        places.search(MATCH_ALL, Jurisdiction).facet("name")


@pytest.mark.parametrize("few", [0, 10_000])
def test_words_and_filters_go_together(
    places: WhooshSearchBackend, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    found = places.search("islands", PLACES.filter(sort_name__contains="ayman", kind="territory"))
    assert "Cayman Islands" in [each.name for each in found]
    assert all(each.kind == "territory" for each in found)


def test_a_page_of_results_costs_one_query(
    places: WhooshSearchBackend, django_assert_num_queries: Any
) -> None:
    queryset = PLACES.filter(kind="territory")
    with django_assert_num_queries(1):
        assert list(places.search("islands", queryset)[:20])
    with django_assert_num_queries(0):
        assert places.search("islands", queryset).count()


@pytest.mark.parametrize("few", [0, 10_000], ids=["asked for all", "asked by key"])
def test_what_is_fetched_with_the_records_disturbs_no_filter(
    places: WhooshSearchBackend, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    rows = PLACES.prefetch_related("names").filter(sort_name__startswith="C")
    assert set(places.search(MATCH_ALL, rows)) == set(rows)
    ordered = places.search(MATCH_ALL, rows.order_by("sort_name"), order_by_relevance=False)
    assert list(ordered) == list(rows.order_by("sort_name"))


def test_an_order_turned_round_is_turned_round(places: WhooshSearchBackend) -> None:
    turned = PLACES.filter(kind="territory").order_by("sort_name").reverse()
    found = places.search(MATCH_ALL, turned, order_by_relevance=False)
    assert [each.pk for each in found] == [each.pk for each in turned]
