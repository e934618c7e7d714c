"""Seeding instruments: what the data says becomes a draft, and the draft is published."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable

from foundation.services.seed_record import seed_record, seed_uid
from legislation.models import Duty, Event, Instrument, InstrumentSource, Relation
from legislation.services.seed_demo_instruments.facts import InstrumentFact, read_facts
from legislation.services.seed_demo_instruments.sources import source_of, sources_of
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


def instrument_uid(key: str) -> uuid.UUID:
    """Return the permanent identifier of the instrument with this id in the data file."""
    return seed_uid("instrument", key)


def _seed(fact: InstrumentFact) -> str:
    uid = instrument_uid(fact.key)
    outcome = seed_record(Instrument, uid, lambda record: _build(record, fact))
    if outcome == "created":
        record_confidence(
            Instrument.objects.get(uid=uid),
            source_kind=fact.row["source_kind"],
            confidence=fact.row["confidence"],
        )
    return outcome


def _build(record: Instrument, fact: InstrumentFact) -> None:
    row = fact.row
    record.jurisdiction = Jurisdiction.objects.get(code=row["jurisdiction_code"])
    record.kind = row["kind"]
    record.title = row["title_en"]
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
    record.relations = _relations(fact)
    slugs = [*(str(duty).replace("_", "-") for duty in fact.duties), *fact.topics]
    record.topics.add(*Topic.objects.filter(slug__in=slugs))


def _add_sourced_events(record: Instrument, fact: InstrumentFact) -> None:
    sources = sources_of(fact)
    record.sources = [InstrumentSource(source=source) for source in sources]
    events = []
    for event in fact.events:
        source, note = source_of(event, sources)
        events.append(
            Event(
                uid=seed_uid("event", event.key),
                type=event.type,
                date=event.date,
                scope=event.scope,
                until=event.until,
                confirmed=event.confirmed,
                note=event.note,
                source=source,
                source_note=note,
            )
        )
    record.events = events


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
