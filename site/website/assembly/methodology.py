"""The controlled lists as the methodology page shows them and hands them out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.columns import Column, address_column
from exchange.formats import Table
from exchange.value_kinds import ValueKind
from legislation.definitions import LISTS, ControlledList, Term
from website.citations.lists import list_file

Row = tuple[ControlledList, Term]


def lists_shown() -> list[tuple[ControlledList, list[Term]]]:
    """Return every controlled list with its values and their definitions."""
    return [(each, list(each.terms())) for each in LISTS]


def lists_file(
    wanted: str, address: Callable[[str], str], request: HttpRequest
) -> HttpResponseBase | None:
    """Return all values of all lists as a file, None for a format that nobody writes.

    `address` returns the address of an anchor on the page.
    """
    rows: list[Row] = [(each, term) for each, terms in lists_shown() for term in terms]
    columns = (
        Column(
            "list",
            gettext_lazy("List"),
            lambda row: row[0].name,
            gettext_lazy("The name of the list in the data."),
            ValueKind.CODE,
        ),
        Column(
            "list_title",
            gettext_lazy("What the list is about"),
            lambda row: row[0].title,
            gettext_lazy("The name of the list for people."),
        ),
        Column(
            "value",
            gettext_lazy("Value in the data"),
            lambda row: row[1].value,
            gettext_lazy("The code of the value, the same in every language."),
            ValueKind.CODE,
        ),
        Column(
            "label",
            gettext_lazy("Label"),
            lambda row: row[1].label,
            gettext_lazy("The word for it, as it stands in the files."),
        ),
        Column(
            "definition",
            gettext_lazy("Definition"),
            lambda row: row[1].definition,
            gettext_lazy("What the word means here."),
        ),
        address_column(lambda row: address(row[1].anchor)),
    )
    table = Table(columns, rows, _("Definitions"), timezone.localdate())
    return list_file(wanted, table, request)
