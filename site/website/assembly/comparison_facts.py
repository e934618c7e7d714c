"""What is read about places that are compared: laws, duties, answers, provisions.

Costs six queries whatever the number of records, in other languages than English one more.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from foundation.public_records import public_by
from legislation.choices import TREATY_KINDS
from legislation.models import Answer, Criterion, Duty, Instrument, Provision
from legislation.services.order_laws import by_title
from legislation.services.prefetch_titles import spoken_titles
from legislation.services.read_scorecards import public_provisions
from legislation.services.true_status import with_true_status
from reference.models import Jurisdiction, Membership


@dataclass
class Facts:
    """Everything read about the places, by the key of the place."""

    own: dict[int, list[Instrument]] = field(default_factory=lambda: defaultdict(list))
    of_bodies: dict[int, list[Instrument]] = field(default_factory=lambda: defaultdict(list))
    duties: dict[int, list[Duty]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[int, dict[str, Answer]] = field(default_factory=lambda: defaultdict(dict))
    provisions: dict[UUID, Provision] = field(default_factory=dict)

    def laws(self, place: Jurisdiction) -> list[Instrument]:
        """Return the laws that may hold in a place: its own, then those of its bodies."""
        return [*self.own[place.pk], *self.of_bodies[place.pk]]


def read_facts(places: Sequence[Jurisdiction], criteria: Sequence[Criterion]) -> Facts:
    """Return what is known of the places; `criteria` are those of one public framework."""
    facts = _read_laws(places)
    _read_answers(facts, places, criteria)
    _read_provisions(facts)
    return facts


def _read_laws(places: Sequence[Jurisdiction]) -> Facts:
    facts = Facts()
    members: dict[int, list[int]] = defaultdict(list)
    for body, member in Membership.objects.filter(member__in=places).values_list("body", "member"):
        members[body].append(member)
    keys = [place.pk for place in places]
    found = list(
        Instrument.objects.public()
        .filter(jurisdiction__in=[*keys, *members])
        .select_related("jurisdiction")
        .prefetch_related(*spoken_titles())
        .order_by(*by_title())
    )
    for law in found:
        # Spares the acts behind enacted bills a query: they stand in the same table.
        law.became_links = ()
    for law in with_true_status(found):
        if law.jurisdiction_id in keys:
            facts.own[law.jurisdiction_id].append(law)
        if law.kind not in TREATY_KINDS:
            for member in members.get(law.jurisdiction_id, ()):
                facts.of_bodies[member].append(law)
    for duty in Duty.objects.filter(instrument__in=[law.pk for law in found]).order_by("pk"):
        facts.duties[duty.instrument_id].append(duty)
    return facts


def _read_answers(
    facts: Facts, places: Sequence[Jurisdiction], criteria: Sequence[Criterion]
) -> None:
    if not criteria:
        return
    answers = Answer.objects.filter(
        public_by(Answer, "assessment"),
        assessment__framework=criteria[0].framework_id,
        assessment__jurisdiction__in=places,
    ).select_related("assessment__framework")
    for answer in answers:
        facts.answers[answer.assessment.jurisdiction_id][answer.criterion_code] = answer


def _read_provisions(facts: Facts) -> None:
    wanted = {duty.provision_uid for duties in facts.duties.values() for duty in duties}
    wanted |= {
        answer.provision_uid for answers in facts.answers.values() for answer in answers.values()
    }
    known = [uid for uid in wanted if uid is not None]
    facts.provisions = {each.uid: each for each in public_provisions(known)}
