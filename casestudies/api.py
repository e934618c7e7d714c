"""The public fields of a case study: what a file or the API may show of it, and nothing else."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.formats import Column


def load(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Return case studies with what the columns show, in a constant number of queries."""
    return pages.prefetch_related("jurisdictions", "topic_items__tag")


COLUMNS = (
    Column("title", _("Title"), lambda page: page.title),
    Column("happened", _("When"), lambda page: page.happened),
    Column(
        "jurisdictions", _("Places"), lambda page: [each.name for each in page.jurisdictions.all()]
    ),
    Column(
        "jurisdiction_codes",
        _("Codes"),
        lambda page: [each.code for each in page.jurisdictions.all()],
    ),
    Column("topics", _("Topics"), lambda page: [item.tag.name for item in page.topic_items.all()]),
    Column("summary", _("Summary"), lambda page: page.summary),
    Column("published_on", _("Published on"), lambda page: page.first_published_at),
)
