"""Reading scorecards: the five answers of countries, each with the provision it rests on.

A criterion that an assessment does not answer is "not reviewed". An answer whose provision has
left the public site keeps its value and says so (`is_gone`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from foundation.public_records import public_by
from legislation.choices import EVIDENCED_ANSWERS, AnswerValue
from legislation.models import Answer, Assessment, Criterion, Framework, Provision
from legislation.services.prefetch_titles import spoken_titles
from legislation.services.true_status import name_of
from reference.models import Jurisdiction
from reference.services.order_places import place_order


@dataclass(frozen=True)
class Finding:
    """What one country answers to one criterion."""

    criterion: Criterion
    value: AnswerValue = AnswerValue.NOT_REVIEWED
    answer: Answer | None = None
    provision: Provision | None = None

    @property
    def label(self) -> str:
        """The answer in words."""
        return str(self.value.label)

    @property
    def is_gone(self) -> bool:
        """Whether the answer rests on a provision that the public cannot see any more."""
        return self.value in EVIDENCED_ANSWERS and self.provision is None

    @property
    def evidence(self) -> str:
        """The law and the pinpoint: "Act 1038: s 62"; empty without a provision."""
        if self.provision is None:
            return ""
        return f"{name_of(self.provision.instrument)}: {self.provision.pinpoint}"

    @property
    def evidence_tag(self) -> str:
        """The language of these words where it is not the reader's, for their `lang`."""
        return self.provision.instrument.title_tag if self.provision else ""


@dataclass(frozen=True)
class Scorecard:
    """The answers of one country, one to each criterion of the framework, in its order."""

    assessment: Assessment
    findings: tuple[Finding, ...]

    @property
    def place(self) -> Jurisdiction:
        """The country."""
        place: Jurisdiction = self.assessment.jurisdiction  # type: ignore[assignment]  # live: it has one
        return place

    @property
    def by_code(self) -> dict[str, Finding]:
        """The findings by the code of their criterion."""
        return {finding.criterion.code: finding for finding in self.findings}

    @property
    def counts(self) -> list[tuple[AnswerValue, int]]:
        """How many criteria have each of the five answers, those that none has left out."""
        found = Counter(finding.value for finding in self.findings)
        return [(value, found[value]) for value in AnswerValue if found[value]]


@dataclass(frozen=True)
class Matrix:
    """Countries by criteria."""

    criteria: tuple[Criterion, ...]
    scorecards: tuple[Scorecard, ...]

    @property
    def totals(self) -> list[tuple[Criterion, list[tuple[AnswerValue, int]]]]:
        """How many countries give each of the five answers to each criterion."""
        counted: list[Counter[AnswerValue]] = [Counter() for _criterion in self.criteria]
        for scorecard in self.scorecards:
            for counter, finding in zip(counted, scorecard.findings, strict=True):
                counter[finding.value] += 1
        return [
            (criterion, [(value, counter[value]) for value in AnswerValue])
            for criterion, counter in zip(self.criteria, counted, strict=True)
        ]


def read_matrices(frameworks: Sequence[Framework]) -> list[Matrix]:
    """Return the public answers of each framework, by country, in three queries for all.

    The criteria of the frameworks should be prefetched.
    """
    assessments = list(
        Assessment.objects.public()
        .filter(framework__in=[each for each in frameworks if each.pk], jurisdiction__isnull=False)
        .select_related("jurisdiction")
        .prefetch_related("answers")
        .order_by(place_order(), "pk")
    )
    provisions = provisions_behind(
        answer for assessment in assessments for answer in assessment.answers.all()
    )
    return [_matrix(framework, assessments, provisions) for framework in frameworks]


def read_scorecards(assessments: Iterable[Assessment]) -> list[Scorecard]:
    """Return the answers of assessments, live or drafts, in one query for their provisions."""
    found = list(assessments)
    provisions = provisions_behind(answer for each in found for answer in each.answers.all())
    return [_scorecard(each, _criteria_of(each.framework), provisions) for each in found]


def provisions_behind(answers: Iterable[Any]) -> dict[UUID, Provision]:
    """Return the provisions of live laws that answers rest on, with their laws, in one query."""
    wanted = {answer.provision_uid for answer in answers if answer.provision_uid}
    return {provision.uid: provision for provision in public_provisions(wanted)} if wanted else {}


def public_provisions(uids: Iterable[UUID]) -> Iterable[Provision]:
    """Return the provisions of live laws with these uids."""
    found = Provision.objects.filter(public_by(Provision, "instrument"), uid__in=list(uids))
    return found.select_related(
        "instrument__jurisdiction", "language", "source__language"
    ).prefetch_related(*spoken_titles("instrument__"))


def _criteria_of(framework: Framework | None) -> tuple[Criterion, ...]:
    return tuple(framework.criteria.all()) if framework else ()


def _matrix(
    framework: Framework, assessments: list[Assessment], provisions: dict[UUID, Provision]
) -> Matrix:
    criteria = _criteria_of(framework)
    own = [each for each in assessments if each.framework_id == framework.pk]
    for each in own:
        each.framework = framework
    return Matrix(criteria, tuple(_scorecard(each, criteria, provisions) for each in own))


def _scorecard(
    assessment: Assessment, criteria: tuple[Criterion, ...], provisions: dict[UUID, Provision]
) -> Scorecard:
    answers = {answer.criterion_code: answer for answer in assessment.answers.all()}
    return Scorecard(
        assessment,
        tuple(finding_of(each, answers.get(each.code), provisions) for each in criteria),
    )


def finding_of(
    criterion: Criterion, answer: Answer | None, provisions: dict[UUID, Provision]
) -> Finding:
    """Return what an answer, or none, says to a criterion."""
    if answer is None:
        return Finding(criterion)
    provision = provisions.get(answer.provision_uid) if answer.provision_uid else None
    if provision is not None and provision.instrument_id != answer.instrument_id:
        provision = None
    return Finding(criterion, AnswerValue(answer.value), answer, provision)
