"""What changed from one edition of a framework to the next: answers, criteria, countries."""

from dataclasses import dataclass

from legislation.models import Criterion
from legislation.services.read_scorecards import Finding, Matrix
from reference.models import Jurisdiction


@dataclass(frozen=True)
class ChangedAnswer:
    """Another answer of one country to a criterion that both editions ask."""

    place: Jurisdiction
    before: Finding
    after: Finding


@dataclass(frozen=True)
class EditionChanges:
    """What differs between two editions; criteria are the same when their codes are."""

    answers: tuple[ChangedAnswer, ...]
    new_criteria: tuple[Criterion, ...]
    dropped_criteria: tuple[Criterion, ...]
    new_places: tuple[Jurisdiction, ...]
    dropped_places: tuple[Jurisdiction, ...]


def compare_editions(before: Matrix, after: Matrix) -> EditionChanges:
    """Return what changed from the edition `before` to the edition `after`; no query."""
    codes_before = {criterion.code for criterion in before.criteria}
    codes_after = {criterion.code for criterion in after.criteria}
    earlier = {scorecard.place.pk: scorecard for scorecard in before.scorecards}
    later = {scorecard.place.pk for scorecard in after.scorecards}
    changed = (
        ChangedAnswer(scorecard.place, earlier[scorecard.place.pk].by_code[code], finding)
        for scorecard in after.scorecards
        if scorecard.place.pk in earlier
        for code, finding in scorecard.by_code.items()
        if code in codes_before
    )
    return EditionChanges(
        answers=tuple(each for each in changed if each.before.value != each.after.value),
        new_criteria=tuple(each for each in after.criteria if each.code not in codes_before),
        dropped_criteria=tuple(each for each in before.criteria if each.code not in codes_after),
        new_places=tuple(each.place for each in after.scorecards if each.place.pk not in earlier),
        dropped_places=tuple(
            each.place for each in before.scorecards if each.place.pk not in later
        ),
    )
