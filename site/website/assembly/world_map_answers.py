"""What each layer of the world map finds for every place, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.partial_dates import PartialDate
from foundation.public_records import public_by
from legislation.choices import AnswerValue, ForceState, InstrumentStatus
from legislation.force import find_force
from legislation.models import Answer, Criterion, Duty, Instrument, Provision
from legislation.services.count_force import with_force
from legislation.services.read_mentions import public_mentions
from legislation.services.read_scorecards import finding_of, provisions_behind
from legislation.services.true_status import with_true_status
from partnerships.register.choices import PortalStatus
from partnerships.register.models import Portal
from website.assembly.world_map_layers import OF_PORTAL, force_answer, law_answer

#: Answers that a record may give, the strongest first.
_ORDER = (AnswerValue.YES, AnswerValue.PARTLY, AnswerValue.NO)


@dataclass(frozen=True)
class Said:
    """What is said of a place: one of the five answers, and what it rests on, in words."""

    value: AnswerValue
    words: str = ""
    #: The language of the words where it is not the reader's, for their `lang`.
    language: str = ""


@dataclass(frozen=True)
class Fact:
    """What one record says of a place; `is_due` if its review is past due."""

    value: AnswerValue
    label: str
    is_due: bool = False


#: What is said of places, by the key of the place.
Answers = dict[int, Said]
_Facts = Mapping[int, list[Fact]]


def portal_answers() -> Answers:
    """Return what the portals on record say, in two queries."""
    due = set(Portal.objects.public().past_due().values_list("pk", flat=True))
    rows = Portal.objects.public().annotate(served=F("serves"))
    facts: dict[int, dict[int, Fact]] = defaultdict(dict)
    for pk, status, own, served in rows.values_list("pk", "status", "jurisdiction", "served"):
        fact = Fact(OF_PORTAL[status], str(PortalStatus(status).label), pk in due)
        for place in {own, served} - {None}:
            facts[place][pk] = fact
    return _said({place: list(found.values()) for place, found in facts.items()})


def law_answers(group: str) -> Answers:
    """Return what the laws of places say to a group of statuses, in three queries."""
    due, fresh = _due_laws(), _fresh_statuses()
    facts: dict[int, list[Fact]] = defaultdict(list)
    for pk, place, stored in _laws():
        status = fresh.get(pk, stored)
        label = str(InstrumentStatus(status).label)
        facts[place].append(Fact(law_answer(group, status), label, pk in due))
    return _said(facts)


def duty_answers(kind: str) -> Answers:
    """Return whether a duty binds in each place, in five queries."""
    day, due, fresh = timezone.localdate(), _due_laws(), _fresh_statuses()
    duties = Duty.objects.filter(public_by(Duty, "instrument"), kind=kind).values_list(
        "instrument", "instrument__jurisdiction", "instrument__status", "provision_uid"
    )
    rows = [row for row in duties if row[1] is not None]
    starts = _starts(row[3] for row in rows)
    facts: dict[int, list[Fact]] = defaultdict(list)
    for law, place, stored, provision in rows:
        force = find_force(fresh.get(law, stored), starts.get(provision), None, day).state
        facts[place].append(Fact(force_answer(force), str(force.label), law in due))
    unanswered = Said(AnswerValue.NOT_REVIEWED, _("This duty is not recorded in its laws"))
    return {place: unanswered for _pk, place, _status in _laws()} | _said(facts)


def scorecard_answers(criterion: Criterion) -> Answers:
    """Return what the scorecards of a framework answer to a criterion, in two queries."""
    found = Answer.objects.filter(
        public_by(Answer, "assessment"),
        assessment__framework=criterion.framework_id,
        assessment__jurisdiction__isnull=False,
        criterion_code=criterion.code,
    ).annotate(place=F("assessment__jurisdiction"))
    answers = list(found)
    provisions = provisions_behind(answers)
    said: Answers = {}
    for answer in answers:
        finding = finding_of(criterion, answer, provisions)
        words = _("evidence no longer public") if finding.is_gone else finding.evidence
        said[answer.place] = Said(finding.value, words, finding.evidence_tag)
    return said


def mention_answers() -> Answers:
    """Return whether provisions that name us bind in each place, in three queries."""
    due = _due_laws()
    mentions = with_force(public_mentions()).order_by()
    facts: dict[int, list[Fact]] = defaultdict(list)
    for law, place, force in mentions.values_list(
        "instrument", "instrument__jurisdiction", "force"
    ):
        if place is not None:
            label = str(ForceState(force).label)
            facts[place].append(Fact(force_answer(force), label, law in due))
    return _said(facts)


def _said(facts: _Facts) -> Answers:
    return {place: combined(found) for place, found in facts.items()}


def combined(facts: Iterable[Fact]) -> Said:
    """Return what several records say together: the strongest that is not past due for review.

    Where all are past due, nobody knows: not reviewed.
    """
    found = list(facts)
    values = {fact.value for fact in found if not fact.is_due}
    value = next((each for each in _ORDER if each in values), AnswerValue.NOT_REVIEWED)
    return Said(value, _counted(found))


def _counted(facts: Iterable[Fact]) -> str:
    """Return how many records say what: "In force: 2; Proposed: 1 (review past due: 1)"."""
    found = list(facts)
    labels = Counter(fact.label for fact in found)
    words = "; ".join(f"{label}: {number}" for label, number in labels.items())
    due = sum(fact.is_due for fact in found)
    if not due:
        return words
    return _("%(words)s (review past due: %(number)d)") % {"words": words, "number": due}


def _laws() -> list[tuple[int, int, str]]:
    """Return key, place and stored status of every public law, by title."""
    laws = Instrument.objects.public().filter(jurisdiction__isnull=False).order_by("title", "pk")
    return list(laws.values_list("pk", "jurisdiction", "status"))


def _due_laws() -> set[int]:
    return set(Instrument.objects.public().past_due().values_list("pk", flat=True))


def _fresh_statuses() -> dict[int, str]:
    """Return the status of today of the few laws whose stored one the calendar overtook."""
    overtaken = list(Instrument.objects.public().status_outdated())
    for law in overtaken:
        # Spares the acts behind enacted bills a query: only the status is asked for.
        law.became_links = ()
    return {law.pk: law.status for law in with_true_status(overtaken)}


def _starts(uids: Iterable[UUID | None]) -> dict[UUID | None, PartialDate | None]:
    """Return when the provisions with these uids take effect, as far as they say."""
    wanted = {uid for uid in uids if uid is not None}
    rows = Provision.objects.filter(public_by(Provision, "instrument"), uid__in=wanted)
    return dict(rows.values_list("uid", "in_force_from"))


def as_of() -> date:
    """Return the day for which the answers hold."""
    return timezone.localdate()
