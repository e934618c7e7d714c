"""What the public fields of partners, portals, forums and meetings have in common."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from exchange.columns import Column, place_code
from exchange.value_kinds import ValueKind
from stewardship.models import Source


def sources_of(record: Any) -> Iterable[Source]:
    """Return the one source of a partner, forum or meeting."""
    return (record.source,) if record.source else ()


def _place(record: Any) -> str:
    return record.jurisdiction.name if record.jurisdiction else ""


def _place_code(record: Any) -> str:
    return record.jurisdiction.code if record.jurisdiction else ""


def _source(record: Any) -> str:
    return record.source.title if record.source else ""


def _source_url(record: Any) -> str:
    return record.source.url if record.source and record.source.is_linkable else ""


def public_name(record: Any) -> str:
    """Return the name of a record that the public may see, nothing for another."""
    return str(record) if record is not None and record.is_public else ""


NAME = Column("name", _("Name"), lambda record: record.name, _("What it is called."))
SUMMARY = Column(
    "summary", _("Summary"), lambda record: record.summary, _("What it is, in our words.")
)
PLACE = (
    Column(
        "jurisdiction",
        _("Place"),
        _place,
        _("The country, territory or body that it belongs to, or where it is held."),
    ),
    place_code(_place_code),
)
SOURCE = (
    Column(
        "source",
        _("Source"),
        _source,
        _("The title of the publication that the record rests on."),
    ),
    Column(
        "source_url",
        _("Address of the source"),
        _source_url,
        _("Where that publication can be read. Empty: no address is known to work."),
        ValueKind.ADDRESS,
    ),
)
ACRONYM = Column(
    "acronym", _("Acronym"), lambda record: record.acronym, _("The short form of its name.")
)
