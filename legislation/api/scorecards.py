"""The public fields of frameworks, of their tables of answers and of one scorecard."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.columns import UID, VERIFIED, VERIFIED_ON, Column, address_column, place_code
from exchange.value_kinds import ValueKind
from legislation.choices import AnswerValue
from legislation.models import Assessment, Criterion, Framework, Instrument
from legislation.services.read_scorecards import Finding

Address = Callable[[Any], str | None]

FRAMEWORK_COLUMNS = (
    UID,
    Column("name", _("Name"), lambda each: each.name, _("What the framework is called.")),
    Column(
        "edition",
        _("Edition"),
        lambda each: each.edition,
        _("Which edition of it this is, such as a year."),
    ),
    Column("publisher", _("Publisher"), lambda each: each.publisher, _("Who published it.")),
    Column(
        "published",
        _("Published"),
        lambda each: each.published,
        _("When it was published."),
        ValueKind.PARTIAL_DATE,
    ),
    Column("summary", _("What it measures"), lambda each: each.summary, _("In our words.")),
    Column(
        "criteria",
        _("Criteria"),
        lambda each: [c.question for c in each.criteria.all()],
        _("The questions that it asks of each country."),
        is_list=True,
    ),
    VERIFIED_ON,
)


def load_frameworks(frameworks: QuerySet[Framework]) -> QuerySet[Framework]:
    """Return frameworks with what the columns show."""
    return frameworks.prefetch_related("criteria")


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
        _country(lambda row: row.place.name),
        place_code(lambda row: row.place.code, "country_code"),
        *answers,
        *(column.read_off(lambda row: row.assessment) for column in (*VERIFIED, UID)),
        address_column(lambda row: address(row.assessment)),
    )


def _country(value: Callable[[Any], Any]) -> Column:
    return Column("country", _("Country"), value, _("The country that the answers are about."))


def _answer_column(criterion: Criterion) -> Column:
    return Column(
        criterion.code,
        criterion.question,
        lambda row: row.by_code[criterion.code].label,
        _("The answer to this question. “Not reviewed” and “no information” are no “no”."),
        allowed=AnswerValue,
    )


def _evidence_column(criterion: Criterion) -> Column:
    return Column(
        f"{criterion.code}_evidence",
        _("Evidence: %(question)s") % {"question": criterion.question},
        lambda row: evidence_words(row.by_code[criterion.code]),
        _("The law and the place in it that the answer rests on."),
    )


def evidence_words(finding: Finding) -> str:
    """Return law and pinpoint, or that they are not public any more."""
    return str(_("evidence no longer public")) if finding.is_gone else finding.evidence


def finding_columns(assessment: Assessment, address: Address) -> tuple[Column, ...]:
    """Return the columns of one scorecard, a row for each criterion."""
    place = assessment.jurisdiction
    return (
        _country(lambda _row: place.name if place else ""),
        place_code(lambda _row: place.code if place else "", "country_code"),
        *_QUESTION,
        *_evidence_columns(address),
        Column(
            "note",
            _("Note"),
            lambda row: row.answer.note if row.answer else "",
            _("What else is to be known of the answer."),
        ),
        Column(
            "source",
            _("Source"),
            _source_of_answer,
            _("The publication that says so, with its publisher."),
        ),
        VERIFIED_ON.read_off(lambda _row: assessment),
        address_column(lambda _row: address(assessment)),
    )


_QUESTION = (
    Column(
        "criterion",
        _("Criterion"),
        lambda row: row.criterion.code,
        _("The code of the question in its framework."),
        ValueKind.CODE,
    ),
    Column(
        "question", _("Question"), lambda row: row.criterion.question, _("What is asked, in full.")
    ),
    Column(
        "answer",
        _("Answer"),
        lambda row: row.label,
        _("“Not reviewed” and “no information” are no “no”."),
        allowed=AnswerValue,
    ),
    Column(
        "evidence",
        _("Evidence"),
        evidence_words,
        _("The law and the place in it that the answer rests on."),
    ),
)


def _evidence_columns(address: Address) -> tuple[Column, ...]:
    def law_of(finding: Finding) -> Instrument | None:
        return finding.provision.instrument if finding.provision else None

    def law_address(finding: Finding) -> str:
        found = address(law_of(finding)) if finding.provision else None
        return f"{found}#provision-{finding.provision.uid}" if found and finding.provision else ""

    return (
        Column(
            "words",
            _("Words of the provision"),
            lambda row: row.provision.text if row.provision else "",
            _("What the law says there, letter by letter."),
        ),
        Column(
            "evidence_address",
            _("Address of the evidence"),
            law_address,
            _("The page of that law on this site, at the provision."),
            ValueKind.ADDRESS,
        ),
    )


def _source_of_answer(finding: Finding) -> str:
    return str(finding.answer.source) if finding.answer and finding.answer.source else ""
