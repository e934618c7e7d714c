"""Orders of a list: what `?order=` asks for, and what the address says of it."""

from django.http import QueryDict

from foundation.facets import ChoiceFacet, FacetedList, ordered_by
from legislation.models import Instrument

ORDERS = (ordered_by("title", "Title", "title"), ordered_by("number", "Number", "-number"))


def listed(query: str) -> FacetedList:
    colour = ChoiceFacet("colour", "Colour", lookup="kind", choices=lambda: {"red": "Red"})
    return FacetedList([colour], QueryDict(query), Instrument.objects.none(), ("page",), ORDERS)


def test_a_list_without_an_order_is_in_the_usual_one() -> None:
    assert listed("").order == ORDERS[0]
    assert listed("").query_string() == "?"


def test_an_order_is_asked_for_and_kept_in_every_address() -> None:
    found = listed("colour=red&order=NUMBER")
    assert found.order == ORDERS[1]
    assert found.query_string() == "?colour=red&order=number"
    assert [chip.remove_url for chip in found.chips()] == ["?order=number"]


def test_the_usual_order_leaves_no_mark_in_the_address() -> None:
    assert listed("order=title").query_string() == "?"


def test_an_unknown_order_is_said_and_left_out() -> None:
    found = listed("order=size")
    assert found.order == ORDERS[0]
    assert found.messages() == ["This list has no order “size”: it is in the usual one."]


def test_orders_lead_to_one_another_and_keep_what_narrows() -> None:
    links = [url for _order, url in listed("colour=red&order=number").order_links()]
    assert links == ["?colour=red", "?colour=red&order=number"]


def test_lists_in_different_orders_are_kept_apart_but_counted_once() -> None:
    first, second = listed(""), listed("order=number")
    assert first.key != second.key
    assert first.asked == second.asked
