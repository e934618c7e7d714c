"""The public fields of a law: what a file or the API may show of it, and nothing else."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.formats import Column
from legislation.models import Instrument
from legislation.services.true_status import with_true_status

Law = Any


def load(laws: QuerySet[Instrument]) -> list[Instrument]:
    """Return listed laws with what the columns show, in a constant number of queries."""
    return with_true_status(laws.prefetch_related("events__source", "topic_items__tag"))


def _event(law: Law) -> Any:
    return law.status_finding.event


def _event_label(law: Law) -> str:
    return _event(law).get_type_display() if _event(law) else ""


def _event_date(law: Law) -> Any:
    return _event(law).date if _event(law) else None


def _source(law: Law) -> Any:
    return _event(law).source if _event(law) else None


def _source_title(law: Law) -> str:
    return _source(law).title if _source(law) else ""


def _source_url(law: Law) -> str:
    return _source(law).url if _source(law) and _source(law).is_linkable else ""


COLUMNS = (
    Column("uid", _("Permanent identifier"), lambda law: law.uid),
    Column("title", _("Title"), lambda law: law.title),
    Column("short_title", _("Short title"), lambda law: law.short_title),
    Column("title_original", _("Original title"), lambda law: law.title_original),
    Column("title_language", _("Language of the original"), lambda law: law.title_language_id),
    Column("jurisdiction", _("Jurisdiction"), lambda law: law.jurisdiction.name),
    Column("jurisdiction_code", _("Code"), lambda law: law.jurisdiction.code),
    Column("kind", _("Kind"), lambda law: law.get_kind_display()),
    Column("number", _("Number or citation"), lambda law: law.number),
    Column("identifier", _("Official identifier"), lambda law: law.identifier),
    Column("issuing_body", _("Issuing body"), lambda law: law.issuing_body),
    Column("status", _("Status"), lambda law: law.get_status_display()),
    Column("status_because", _("Where it stands"), lambda law: law.status_words),
    Column("status_event", _("Deciding event"), _event_label),
    Column("status_event_date", _("Date of that event"), _event_date),
    Column("status_source", _("Source of that event"), _source_title),
    Column("status_source_url", _("Address of the source"), _source_url),
    Column("topics", _("Topics"), lambda law: [item.tag.name for item in law.topic_items.all()]),
    Column("summary", _("Summary"), lambda law: law.summary),
    Column("verified_on", _("Verified on"), lambda law: law.verified_on),
    Column("next_review_on", _("Next review on"), lambda law: law.next_review_on),
)
