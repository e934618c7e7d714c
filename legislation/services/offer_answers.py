"""Offer a row for each criterion, so that nobody has to remember what a framework asks."""

from legislation.choices import AnswerValue
from legislation.models import Answer, Assessment


def offer_answers(assessment: Assessment) -> int:
    """Add an answer "not reviewed" for each criterion that has none; return how many.

    The rows are added in memory: saving the assessment saves them.
    """
    if assessment.framework is None:
        return 0
    answers = list(assessment.answers.all())
    answered = {answer.criterion_code for answer in answers}
    missing = [
        criterion.code
        for criterion in assessment.framework.criteria.all()
        if criterion.code not in answered
    ]
    assessment.answers.add(
        *(
            Answer(criterion_code=code, value=AnswerValue.NOT_REVIEWED, sort_order=place)
            for place, code in enumerate(missing, start=len(answers))
        )
    )
    return len(missing)
