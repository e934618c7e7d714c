"""What a framework and an assessment must fulfil before they may stand on the public site.

Each check raises ValidationError at the field, or the field of the row, where an editor can put
it right.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.row_keys import row_key
from legislation.choices import EVIDENCED_ANSWERS, AnswerValue
from legislation.models import Answer, Assessment, Framework, Provision


def check_framework(record: Framework) -> None:
    """Each code stands once, the chain of editions has an end, and no answered code is lost."""
    codes = [criterion.code for criterion in record.criteria.all()]
    errors = {
        row_key(criterion, "code"): _("Another criterion has this code already.")
        for number, criterion in enumerate(record.criteria.all())
        if criterion.code in codes[:number]
    }
    if _is_its_own_forerunner(record):
        errors["previous"] = _("This edition would come before itself: choose an earlier one.")
    lost = sorted(_answered_codes(record) - set(codes))
    if lost:
        errors["criteria"] = _(
            "Public scorecards answer a code that is missing here: %(codes)s."
        ) % {"codes": ", ".join(lost)}
    if errors:
        raise ValidationError(errors)


def check_answers(record: Assessment) -> None:
    """Each criterion of a public framework is answered once, and yes or partly with evidence."""
    framework = record.framework
    if framework is None or record.jurisdiction is None:
        return
    errors = {}
    if not framework.live:
        errors["framework"] = _("This framework is not published.")
    codes = [criterion.code for criterion in framework.criteria.all()]
    answers = list(record.answers.all())
    errors |= _errors_of_codes(answers, codes)
    errors |= _errors_of_evidence(answers, _places_of(record))
    if errors:
        raise ValidationError(errors)


def _errors_of_codes(answers: list[Answer], codes: list[str]) -> dict[str, str]:
    errors, seen = {}, set()
    for answer in answers:
        key, code = row_key(answer, "criterion_code"), answer.criterion_code
        if code not in codes:
            errors[key] = _("The framework has no criterion with this code.")
        elif code in seen:
            errors[key] = _("This criterion is answered already.")
        seen.add(code)
    return errors


def _errors_of_evidence(answers: list[Answer], places: set[int]) -> dict[str, str]:
    wanted = [answer.provision_uid for answer in answers if answer.provision_uid]
    provisions = {
        provision.uid: provision
        for provision in Provision.objects.filter(uid__in=wanted).select_related("instrument")
    }
    found = ((answer, _fault_of_evidence(answer, provisions, places)) for answer in answers)
    return {row_key(answer, "provision_uid"): fault for answer, fault in found if fault}


def _fault_of_evidence(answer: Answer, provisions: dict[UUID, Provision], places: set[int]) -> str:
    """Return what is wrong with the evidence of one answer, nothing when it will do."""
    if answer.provision_uid is None:
        if answer.value not in EVIDENCED_ANSWERS:
            return ""
        return _("“%(answer)s” needs a provision of a published law as evidence.") % {
            "answer": AnswerValue(answer.value).label
        }
    provision = provisions.get(answer.provision_uid)
    if provision is None or not provision.instrument.live:
        return _("This provision is not in a published law: choose another.")
    if provision.instrument_id != answer.instrument_id:
        return _("This provision stands in another law than the one named.")
    if provision.instrument.jurisdiction_id not in places:
        return _("This law is neither of this country nor of a body it belongs to.")
    return ""


def _places_of(record: Assessment) -> set[int]:
    place: Any = record.jurisdiction
    return {place.pk, *place.bodies.values_list("pk", flat=True)}


def _is_its_own_forerunner(record: Framework) -> bool:
    seen, earlier = set(), record.previous_id
    while earlier is not None and earlier not in seen:
        if earlier == record.pk:
            return True
        seen.add(earlier)
        earlier = _forerunner_of(earlier)
    return earlier is not None


def _forerunner_of(pk: int) -> int | None:
    found: Iterable[int | None] = Framework.objects.filter(pk=pk).values_list("previous", flat=True)
    return next(iter(found), None)


def _answered_codes(record: Framework) -> set[str]:
    """Return the codes to which a public scorecard has found an answer."""
    if record.pk is None:
        return set()
    answers = Answer.objects.filter(assessment__framework=record.pk, assessment__live=True).exclude(
        value=AnswerValue.NOT_REVIEWED
    )
    return set(answers.values_list("criterion_code", flat=True))
