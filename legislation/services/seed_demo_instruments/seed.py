"""Seeding instruments: what the data says becomes a draft, and the draft is published."""

from collections import Counter
from collections.abc import Callable, Iterable

from foundation.services.seed_record import seed_record, seed_uid
from legislation.models import Duty, Instrument, InstrumentSource, Relation
from legislation.services.seed_demo_instruments.events import event_of, instrument_uid
from legislation.services.seed_demo_instruments.facts import InstrumentFact, read_facts
from legislation.services.seed_demo_instruments.parties import add_parties, add_texts
from legislation.services.seed_demo_instruments.provisions import add_provisions, read_provisions
from legislation.services.seed_demo_instruments.release import release
from legislation.services.seed_demo_instruments.sources import NOT_CHECKED, sources_of
from reference.models import Jurisdiction, Language, Topic
from stewardship.services.record_confidence import record_confidence

Write = Callable[[str], None]
PROGRESS_EVERY = 10


def seed_demo_instruments(write: Write, facts: Iterable[InstrumentFact] | None = None) -> None:
    """Put every demonstration instrument in place; edited records stay as they are."""
    facts = read_facts() if facts is None else list(facts)
    outcomes: Counter[str] = Counter()
    for number, fact in enumerate(facts, start=1):
        outcomes[_seed(fact)] += 1
        if number % PROGRESS_EVERY == 0 or number == len(facts):
            write(f"{number} of {len(facts)} instruments")
    write(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())))


def _seed(fact: InstrumentFact) -> str:
    uid = instrument_uid(fact.key)
    outcome = seed_record(
        Instrument,
        uid,
        lambda record: _build(record, fact),
        release=lambda record: release(record, fact),
    )
    if outcome == "created":
        law = Instrument.objects.get(uid=uid)
        record_confidence(
            law, source_kind=fact.row["source_kind"], confidence=_confidence_in(law, fact)
        )
    return outcome


def _confidence_in(law: Instrument, fact: InstrumentFact) -> str:
    """Return how sure its author was, no more than medium while nobody checked what decides it."""
    deciding = law.find_status().event
    is_checked = deciding is None or deciding.source_note != NOT_CHECKED
    return str(fact.row["confidence"]) if is_checked else "medium"


def _build(record: Instrument, fact: InstrumentFact) -> None:
    row = fact.row
    record.jurisdiction = Jurisdiction.objects.get(code=row["jurisdiction_code"])
    record.kind = row["kind"]
    record.title = row["title_en"]
    if fact.promotion is not None:
        record.slug = fact.promotion.slug
    record.short_title = row["short_title"]
    record.number = row["citation"]
    record.issuing_body = row["issuing_body"]
    record.summary = row["summary"]
    record.title_language = Language.objects.get(tag=row["title_language"])
    if row["title_original"] != row["title_en"]:
        record.title_original = row["title_original"]
    _add_sourced_events(record, fact)
    record.duties = [
        Duty(uid=seed_uid("duty", f"{fact.key}/{duty}"), kind=duty) for duty in fact.duties
    ]
    add_provisions(record, fact.key, read_provisions().get(fact.key, []))
    add_parties(record, fact.key)
    add_texts(record, fact.key)
    record.relations = _relations(fact)
    slugs = [*(str(duty).replace("_", "-") for duty in fact.duties), *fact.topics]
    record.topics.add(*Topic.objects.filter(slug__in=slugs))


def _add_sourced_events(record: Instrument, fact: InstrumentFact) -> None:
    sources = sources_of(fact)
    record.sources = [InstrumentSource(source=source) for source in sources]
    promoted_by = fact.promotion.event if fact.promotion is not None else None
    record.events = [event_of(event, sources) for event in fact.events if event is not promoted_by]


def _relations(fact: InstrumentFact) -> list[Relation]:
    """Return the relations whose other end stands on the site."""
    targets = {
        target.uid: target
        for target in Instrument.objects.live().filter(
            uid__in=[instrument_uid(relation.target) for relation in fact.relations]
        )
    }
    return [
        Relation(kind=relation.kind, target=target, note=relation.note)
        for relation in fact.relations
        if (target := targets.get(instrument_uid(relation.target)))
    ]
