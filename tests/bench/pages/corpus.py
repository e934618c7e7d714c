"""Made-up laws, the same in every run: ten events each, spread over as many places as they fill.

What is measured shows as much with few laws as with many: the place asked for has fifty laws, the
topic at least fifty, the framework answers for the same two hundred countries.

Rows are written past publishing, which is not what is measured here.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import Final
from uuid import UUID

from django.utils import timezone

from legislation.choices import DutyKind, MentionKind
from legislation.models import (
    Answer,
    Assessment,
    Criterion,
    Duty,
    Event,
    Framework,
    Instrument,
    InstrumentTopic,
    Mention,
    Participation,
    Provision,
)
from reference.models import Jurisdiction, Topic
from stewardship.models import Source

EVENTS: Final = 10
#: Laws of each place; a page of a place has room for fewer.
OF_A_PLACE: Final = 50
#: One law in so many of a place names us.
NAMES_US: Final = 2
#: Countries that the framework answers for.
COUNTRIES: Final = 200
COURSE: Final = (
    "consultation_opened",
    "introduced",
    "committee",
    "passed_chamber",
    "passed_legislature",
    "assented",
    "published",
    "in_force",
    "amended",
    "reviewed",
)
BATCH: Final = 2_000


@dataclass(frozen=True)
class Corpus:
    """What was written, by which the bench asks for pages."""

    laws: list[Instrument]
    places: list[Jurisdiction]


def write_corpus(size: int) -> Corpus:
    """Write `size` live laws with their rows, and return them."""
    chance = random.Random(size)  # noqa: S311  (the same laws in every run)
    places = _places(-(-size // OF_A_PLACE))
    laws = [_law(number, places[number % len(places)]) for number in range(size)]
    Instrument.objects.bulk_create(laws, batch_size=BATCH)
    sources = Source.objects.bulk_create(
        [Source(title=f"Gazette {number}", publisher="Government") for number in range(size)],
        batch_size=BATCH,
    )
    _write_events(laws, sources, chance)
    _write_content(laws, sources, chance)
    _write_scorecard(_places(COUNTRIES), laws)
    return Corpus(laws, places)


def _places(number: int) -> list[Jurisdiction]:
    """Return Ghana, and after it as many countries as there are."""
    ghana = Jurisdiction.objects.get(code="GH")
    others = Jurisdiction.objects.countries().exclude(pk=ghana.pk).order_by("code")
    return [ghana, *others][:number]


def _law(number: int, place: Jurisdiction) -> Instrument:
    kind = "convention" if number % 50 == 0 else "act"
    law = Instrument(
        title=f"Online Safety Act {number:05}",
        slug=f"online-safety-act-{number:05}",
        number=f"Act {number}",
        summary="Sets duties for providers of services.",
        kind=kind,
        jurisdiction=place,
        live=True,
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
        verified_on=date(2026, 1 + number % 9, 1),
    )
    law.next_review_on = date(2027, 1 + number % 9, 1)
    return law


def _write_events(laws: list[Instrument], sources: list[Source], chance: random.Random) -> None:
    for batch in _batches(list(zip(laws, sources, strict=True))):
        events = [
            Event(instrument=law, type=COURSE[step], date=f"{2005 + 2 * step}-05", source=source)
            for law, source in batch
            for step in range(EVENTS)
        ]
        Event.objects.bulk_create(events, batch_size=BATCH)
        for place, (law, _source) in enumerate(batch):
            own = events[place * EVENTS : (place + 1) * EVENTS]
            law.status = chance.choice(("in_force", "in_force", "proposed", "repealed"))
            law.status_event_uid = own[7].uid
    Instrument.objects.bulk_update(laws, ["status", "status_event_uid"], batch_size=BATCH)


def _write_content(laws: list[Instrument], sources: list[Source], chance: random.Random) -> None:
    topics = list(Topic.objects.exclude(slug="child-rights").order_by("pk"))
    frequent = Topic.objects.get(slug="child-rights")
    places = len({law.jurisdiction_id for law in laws})
    countries = list(Jurisdiction.objects.countries().order_by("code"))[:40]
    provisions: list[Provision] = []
    rest: dict[type, list[object]] = {Duty: [], Mention: [], InstrumentTopic: [], Participation: []}
    for number, (law, source) in enumerate(zip(laws, sources, strict=True)):
        words = "Providers use the list of addresses of the hotline."
        provision = Provision(instrument=law, pinpoint="s 1", text=words, source=source)
        provisions.append(provision)
        duty = chance.choice(list(DutyKind))
        rest[Duty].append(Duty(instrument=law, kind=duty, provision_uid=provision.uid))
        rest[InstrumentTopic].append(
            InstrumentTopic(
                content_object=law, tag=topics[number % len(topics)] if number % 2 else frequent
            )
        )
        if number // places % NAMES_US == 0:
            rest[Mention].append(_mention(law, provision.uid, words))
        if law.kind == "convention":
            rest[Participation] += [
                Participation(instrument=law, jurisdiction=place, signed_on="2010")
                for place in countries
            ]
    Provision.objects.bulk_create(provisions, batch_size=BATCH)
    for model, rows in rest.items():
        model._default_manager.bulk_create(rows, batch_size=BATCH)  # type: ignore[attr-defined]


def _mention(law: Instrument, provision: UUID, words: str) -> Mention:
    return Mention(
        instrument=law, what=MentionKind.URL_LIST, provision_uid=provision, words=words[:40]
    )


def _write_scorecard(places: list[Jurisdiction], laws: list[Instrument]) -> None:
    """Write one framework, and its answers for every place that has laws."""
    framework = Framework.objects.create(name="Five questions", slug="five-questions", live=True)
    Criterion.objects.bulk_create(
        Criterion(
            framework=framework, code=f"question-{n}", question=f"Question {n}?", sort_order=n
        )
        for n in range(5)
    )
    assessments = Assessment.objects.bulk_create(
        Assessment(framework=framework, jurisdiction=place, slug=place.slug, live=True)
        for place in places
    )
    own = laws[: len(places)]
    provisions = dict(
        Provision.objects.filter(instrument__in=[law.pk for law in own]).values_list(
            "instrument", "uid"
        )
    )
    Answer.objects.bulk_create(
        Answer(
            assessment=assessment,
            criterion_code=f"question-{n}",
            value="yes",
            instrument=law,
            provision_uid=provisions[law.pk],
        )
        for assessment, law in zip(assessments, cycle(own), strict=False)
        for n in range(5)
    )


def _batches(rows: list[tuple[Instrument, Source]]) -> Iterator[list[tuple[Instrument, Source]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
