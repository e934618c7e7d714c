"""The public fields of a case study: what a file or the API may show of it, and nothing else."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.columns import PLACE_CODES, Column
from exchange.value_kinds import ValueKind
from stewardship.models import Source


def load(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Return case studies with what the columns show, in a constant number of queries."""
    return pages.prefetch_related("jurisdictions", "topic_items__tag", "sources")


def sources_of(page: Any) -> Iterable[Source]:
    """Return the sources of a case study; no query on one from `load`."""
    found: Iterable[Source] = page.sources.all()
    return found


COLUMNS = (
    Column("title", _("Title"), lambda page: page.title, _("The title of the case study.")),
    Column(
        "happened",
        _("When"),
        lambda page: page.happened,
        _("When it happened."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "jurisdictions",
        _("Places"),
        lambda page: [each.name for each in page.jurisdictions.all()],
        _("The countries and territories that it is about."),
        is_list=True,
    ),
    Column(
        "jurisdiction_codes",
        _("Codes"),
        lambda page: [each.code for each in page.jurisdictions.all()],
        _("The codes of those places, in the same order."),
        ValueKind.CODE,
        standard=PLACE_CODES,
        is_list=True,
    ),
    Column(
        "topics",
        _("Topics"),
        lambda page: [item.tag.name for item in page.topic_items.all()],
        _("What it is about, from the list of topics of this site."),
        is_list=True,
    ),
    Column("summary", _("Summary"), lambda page: page.summary, _("What was done, in short.")),
    Column(
        "published_on",
        _("Published on"),
        lambda page: page.first_published_at,
        _("When it was first published here."),
        ValueKind.MOMENT,
    ),
)
