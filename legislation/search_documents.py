"""What the public search keeps of a law."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from foundation.partial_dates import PartialDate
from foundation.registries import SearchDocument, SearchProvider
from legislation.models import Assessment, Framework, Instrument
from legislation.services.read_texts import names_of


def law_document(law: Instrument) -> SearchDocument:
    """Return the public words of a law: names, number, summary, provisions, events, duties."""
    return SearchDocument(
        kind="law",
        title=law.title,
        names=tuple(filter(None, (law.short_title, law.number, *names_of(law)))),
        text="\n".join(filter(None, _texts(law))),
        places=(law.jurisdiction.code,) if law.jurisdiction else (),
        years=tuple(sorted({event.date.year for event in law.events.all() if _has_year(event)})),
        topics=tuple(item.tag.slug for item in law.topic_items.all()),
    )


def _has_year(event: Any) -> bool:
    return bool(event.date and event.date.year)


def _texts(law: Instrument) -> Iterator[str]:
    yield law.summary
    yield law.get_kind_display()
    yield law.issuing_body
    for text in law.texts.all():
        yield text.summary
    for provision in law.provisions.all():
        yield from (provision.pinpoint, provision.summary, provision.text, provision.translation)
    for event in law.events.all():
        yield event.note
    for duty in law.duties.all():
        yield from (duty.get_kind_display(), duty.bearer, duty.tool, duty.sanction, duty.note)
    for mention in law.mentions.all():
        yield from (mention.get_what_display(), mention.words, mention.note)


def _load(laws: QuerySet[Instrument]) -> QuerySet[Instrument]:
    return laws.select_related("jurisdiction").prefetch_related(
        "events", "provisions", "duties", "mentions", "texts", "topic_items__tag"
    )


LAWS = SearchProvider(law_document, _load)


def framework_document(framework: Framework) -> SearchDocument:
    """Return the public words of a framework: name, publisher, what it measures, its questions."""
    words = [framework.publisher, framework.summary]
    for criterion in framework.criteria.all():
        words += [criterion.question, criterion.guidance]
    return SearchDocument(
        kind="framework",
        title=framework.name,
        names=tuple(filter(None, (framework.edition,))),
        text="\n".join(filter(None, words)),
        years=_years_of(framework.published),
    )


def _years_of(day: PartialDate | None) -> tuple[int, ...]:
    return (day.year,) if day is not None and day.year else ()


def scorecard_document(assessment: Assessment) -> SearchDocument | None:
    """Return the public words of a scorecard; None while its framework is not public."""
    framework, place = assessment.framework, assessment.jurisdiction
    if framework is None or place is None or not framework.live:
        return None
    notes = (answer.note for answer in assessment.answers.all())
    return SearchDocument(
        kind="scorecard",
        title=assessment.title_text,
        text="\n".join(filter(None, (assessment.note, *notes))),
        places=(place.code,),
    )


def _scorecards_of(framework: Framework) -> QuerySet[Assessment]:
    return SCORECARDS.load(framework.assessments.filter(live=True))


FRAMEWORKS = SearchProvider(
    framework_document,
    lambda frameworks: frameworks.prefetch_related("criteria"),
    dependents=_scorecards_of,
)
SCORECARDS = SearchProvider(
    scorecard_document,
    lambda found: found.select_related("framework", "jurisdiction").prefetch_related("answers"),
)
