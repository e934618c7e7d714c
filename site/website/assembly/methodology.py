"""The controlled lists as the methodology page shows them and hands them out."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.formats import Column, Table, table_response
from legislation.definitions import LISTS, ControlledList, Term

Row = tuple[ControlledList, Term]


def lists_shown() -> list[tuple[ControlledList, list[Term]]]:
    """Return every controlled list with its values and their definitions."""
    return [(each, list(each.terms())) for each in LISTS]


def lists_file(wanted: str, address: Callable[[str], str]) -> HttpResponseBase | None:
    """Return all values of all lists as a file, None for a format that nobody writes.

    `address` returns the address of an anchor on the page.
    """
    rows: list[Row] = [(each, term) for each, terms in lists_shown() for term in terms]
    columns = (
        Column("list", gettext_lazy("List"), lambda row: row[0].name),
        Column("list_title", gettext_lazy("What the list is about"), lambda row: row[0].title),
        Column("value", gettext_lazy("Value in the data"), lambda row: row[1].value),
        Column("label", gettext_lazy("Label"), lambda row: row[1].label),
        Column("definition", gettext_lazy("Definition"), lambda row: row[1].definition),
        Column("address", gettext_lazy("Address"), lambda row: address(row[1].anchor)),
    )
    return table_response(wanted, Table(columns, rows, _("Definitions"), timezone.localdate()))
