"""Laws with provisions, and assessments that rest on them."""

from typing import Any

from legislation.models import Answer, Assessment, Framework, Instrument, Provision
from reference.models import Jurisdiction
from tests.factories.legislation import event, make_law
from tests.factories.records import make_jurisdiction


def make_law_with_provision(
    place: Jurisdiction | None = None, pinpoint: str = "s 62", **values: Any
) -> tuple[Instrument, Provision]:
    """Return a law in force with one provision."""
    law = make_law(
        event("in_force", "2021"), jurisdiction=place or make_jurisdiction(), live=False, **values
    )
    law.provisions = [Provision(pinpoint=pinpoint, text="Whoever knowingly has it commits it.")]
    law.save_revision(clean=False).publish()
    law = Instrument.objects.get(pk=law.pk)
    return law, law.provisions.get()


def answer(code: str, value: str = "not_reviewed", provision: Provision | None = None) -> Answer:
    """Return an answer that is not saved yet, with its evidence if there is any."""
    law = provision.instrument if provision else None
    uid = provision.uid if provision else None
    return Answer(criterion_code=code, value=value, instrument=law, provision_uid=uid)


def draft_assessment(framework: Framework, place: Jurisdiction, *answers: Answer) -> Assessment:
    """Return an assessment that is saved as a draft only."""
    assessment = Assessment(framework=framework, jurisdiction=place, live=False)
    assessment.answers = list(answers)
    assessment.save()
    assessment.save_revision(clean=False)
    return assessment


def make_assessment(framework: Framework, place: Jurisdiction, *answers: Answer) -> Assessment:
    """Return a live assessment."""
    draft = draft_assessment(framework, place, *answers)
    draft.latest_revision.publish()
    return Assessment.objects.get(pk=draft.pk)
