"""The public fields of a law: what a file or the API may show of it, and nothing else."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.formats import Column
from legislation.models import Assessment, Criterion, Framework, Instrument
from legislation.services.read_mentions import CitedMention
from legislation.services.read_participations import standing_of
from legislation.services.read_scorecards import Finding
from legislation.services.true_status import with_true_status

Address = Callable[[Any], str | None]

Law = Any


def load(laws: QuerySet[Instrument]) -> list[Instrument]:
    """Return listed laws with what the columns show, in a constant number of queries."""
    return with_true_status(laws.prefetch_related("events__source", "texts", "topic_items__tag"))


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
    Column(
        "titles",
        _("Titles in other languages"),
        lambda law: [f"{text.language_id}: {text.title}" for text in law.texts.all()],
    ),
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


def matrix_columns(criteria: Iterable[Criterion], address: Address) -> tuple[Column, ...]:
    """Return the columns of a table of countries by criteria, one for each answer.

    `address` returns the public address of a record. The answers are the words of the page.
    """
    answers = tuple(
        column
        for criterion in criteria
        for column in (_answer_column(criterion), _evidence_column(criterion))
    )
    return (
        Column("country", _("Country"), lambda row: row.place.name),
        Column("country_code", _("Code"), lambda row: row.place.code),
        *answers,
        Column("verified_on", _("Verified on"), lambda row: row.assessment.verified_on),
        Column("next_review_on", _("Next review on"), lambda row: row.assessment.next_review_on),
        Column("uid", _("Permanent identifier"), lambda row: row.assessment.uid),
        Column("address", _("Address"), lambda row: address(row.assessment)),
    )


def _answer_column(criterion: Criterion) -> Column:
    return Column(criterion.code, criterion.question, lambda row: row.by_code[criterion.code].label)


def _evidence_column(criterion: Criterion) -> Column:
    return Column(
        f"{criterion.code}_evidence",
        _("Evidence: %(question)s") % {"question": criterion.question},
        lambda row: evidence_words(row.by_code[criterion.code]),
    )


def evidence_words(finding: Finding) -> str:
    """Return law and pinpoint, or that they are not public any more."""
    return str(_("evidence no longer public")) if finding.is_gone else finding.evidence


def finding_columns(assessment: Assessment, address: Address) -> tuple[Column, ...]:
    """Return the columns of one scorecard, a row for each criterion."""
    place = assessment.jurisdiction

    def law_of(finding: Finding) -> Instrument | None:
        return finding.provision.instrument if finding.provision else None

    def law_address(finding: Finding) -> str:
        found = address(law_of(finding)) if finding.provision else None
        return f"{found}#provision-{finding.provision.uid}" if found and finding.provision else ""

    def words(finding: Finding) -> str:
        return finding.provision.text if finding.provision else ""

    return (
        Column("country", _("Country"), lambda _row: place.name if place else ""),
        Column("country_code", _("Code"), lambda _row: place.code if place else ""),
        Column("criterion", _("Criterion"), lambda row: row.criterion.code),
        Column("question", _("Question"), lambda row: row.criterion.question),
        Column("answer", _("Answer"), lambda row: row.label),
        Column("evidence", _("Evidence"), evidence_words),
        Column("words", _("Words of the provision"), words),
        Column("evidence_address", _("Address of the evidence"), law_address),
        Column("note", _("Note"), lambda row: row.answer.note if row.answer else ""),
        Column("source", _("Source"), _source_of_answer),
        Column("verified_on", _("Verified on"), lambda _row: assessment.verified_on),
        Column("address", _("Address"), lambda _row: address(assessment)),
    )


def _source_of_answer(finding: Finding) -> str:
    return str(finding.answer.source) if finding.answer and finding.answer.source else ""


FRAMEWORK_COLUMNS = (
    Column("uid", _("Permanent identifier"), lambda each: each.uid),
    Column("name", _("Name"), lambda each: each.name),
    Column("edition", _("Edition"), lambda each: each.edition),
    Column("publisher", _("Publisher"), lambda each: each.publisher),
    Column("published", _("Published"), lambda each: each.published),
    Column("summary", _("What it measures"), lambda each: each.summary),
    Column("criteria", _("Criteria"), lambda each: [c.question for c in each.criteria.all()]),
    Column("verified_on", _("Verified on"), lambda each: each.verified_on),
)


def load_frameworks(frameworks: QuerySet[Framework]) -> QuerySet[Framework]:
    """Return frameworks with what the columns show."""
    return frameworks.prefetch_related("criteria")


def mention_columns(address: Address) -> tuple[Column, ...]:
    """Return the columns of mentions in law (`CitedMention`); `address` leads to their law."""
    return (
        Column("uid", _("Permanent identifier"), lambda row: row.mention.uid),
        Column("words", _("Exact words"), lambda row: row.mention.words),
        Column(
            "language", _("Language of the words"), lambda row: getattr(row.language, "tag", "")
        ),
        Column("names", _("What it names"), lambda row: row.mention.get_what_display()),
        Column("pinpoint", _("Pinpoint"), lambda row: getattr(row.provision, "pinpoint", "")),
        Column("law", _("Law"), lambda row: row.law.title),
        Column("number", _("Number or citation"), lambda row: row.law.number),
        Column("law_uid", _("Permanent identifier of the law"), lambda row: row.law.uid),
        Column("jurisdiction", _("Jurisdiction"), lambda row: row.law.jurisdiction.name),
        Column("jurisdiction_code", _("Code"), lambda row: row.law.jurisdiction.code),
        Column("force", _("In force today"), lambda row: row.force.state.label),
        Column("force_because", _("Why"), lambda row: row.force.words),
        Column("in_force_from", _("In force from"), lambda row: row.force.since),
        Column("status", _("Status of the law"), lambda row: row.law.get_status_display()),
        Column("status_because", _("Where the law stands"), lambda row: row.law.status_words),
        Column("source", _("Source"), lambda row: getattr(row.source, "title", "")),
        Column("source_url", _("Address of the source"), _address_of_source),
        Column("note", _("Note"), lambda row: row.mention.note),
        Column("verified_on", _("Verified on"), lambda row: row.law.verified_on),
        Column("next_review_on", _("Next review on"), lambda row: row.law.next_review_on),
        Column("address", _("Address"), address),
    )


def _address_of_source(row: CitedMention) -> str:
    return row.source.url if row.source is not None and row.source.is_linkable else ""


PARTY_COLUMNS = (
    Column("jurisdiction_code", _("Code"), lambda row: row.jurisdiction.code),
    Column("jurisdiction", _("Country or body"), lambda row: row.jurisdiction.name),
    Column("standing", _("Standing"), standing_of),
    Column("signed_on", _("Signed on"), lambda row: row.signed_on),
    Column("consent", _("Bound by"), lambda row: row.get_consent_display()),
    Column("bound_on", _("Bound on"), lambda row: row.bound_on),
    Column("in_force_on", _("In force there from"), lambda row: row.in_force_on),
    Column("denounced_on", _("Denounced on"), lambda row: row.denounced_on),
    Column("note", _("Reservations and declarations"), lambda row: row.note),
    Column("source", _("Source"), lambda row: row.source.title if row.source else ""),
)
