"""What is missing, as far as anybody may know: answers of scorecards, portals, checks past due."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from legislation.api import finding_columns
from legislation.choices import AnswerValue
from legislation.services.read_scorecards import Scorecard, read_scorecards
from partnerships.register import api as register
from partnerships.register.models import Portal
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.services.make_brief.document import (
    Line,
    Section,
    checked,
    cut_rows,
    recorded,
    section,
)
from partnerships.tracker.services.make_brief.public_facts import (
    EDITIONS,
    FRAMEWORKS,
    LAWS,
    PARTNERS,
    PORTALS,
    PublicFacts,
)
from partnerships.tracker.services.make_brief.scope import Scope

MOST_ANSWERS: Final = 12
MOST_SCORECARDS: Final = 3
MOST_PAST_DUE: Final = 8
MOST_NAMES: Final = 20
#: Answers that say something is missing, the worst first.
_MISSING: Final = (AnswerValue.NO, AnswerValue.PARTLY)
_UNKNOWN: Final = (AnswerValue.NOT_REVIEWED, AnswerValue.NO_INFORMATION)


def gap_lines(scope: Scope, day: date) -> list[Line]:
    """Return what is missing by the public records."""
    kind = scope.subject.kind
    lines: list[Line] = []
    if kind == BriefKind.COUNTRY:
        lines += [*_answers(scope, day), *_portal_of_country(scope, day)]
    if kind == BriefKind.REGION:
        lines += _places_without(scope, day)
    if kind == BriefKind.FORUM:
        lines += _no_meeting(scope, day)
    return [*lines, *_past_due(scope, day)]


def gap_sections(lines: list[Line], day: date) -> list[Section]:
    """Return the section of what is missing, which says so where nothing is."""
    empty = Line(_("Nothing is missing, by what is checked."), recorded(day))
    return section(_("Gaps"), lines, empty=empty)


def _answers(scope: Scope, day: date) -> list[Line]:
    rows = (
        scope.live_assessments.select_related("jurisdiction", "framework")
        .prefetch_related("answers__source", "framework__criteria")
        .order_by("framework__name", "pk")
    )
    scorecards = read_scorecards(rows[:MOST_SCORECARDS])
    if not scorecards:
        return [Line(_("No scorecard is on record."), recorded(day))]
    return [line for scorecard in scorecards for line in _answers_of(scorecard, day)]


def _answers_of(scorecard: Scorecard, day: date) -> list[Line]:
    facts = PublicFacts(finding_columns(scorecard.assessment, lambda _record: None))
    name = FRAMEWORKS.words(scorecard.assessment.framework, "name")
    missing = [each for value in _MISSING for each in scorecard.findings if each.value == value]
    lines = [_answer_line(facts, each, name, day) for each in missing[:MOST_ANSWERS]]
    more = len(missing) - MOST_ANSWERS
    if more > 0:
        words = ngettext("%(n)s more criterion", "%(n)s more criteria", more) % {"n": more}
        lines.append(Line(f"{name}: {words}", recorded(day), _("No, or partly")))
    for value in _UNKNOWN:
        number = sum(each.value == value for each in scorecard.findings)
        if number:
            words = ngettext("%(n)s criterion", "%(n)s criteria", number) % {"n": number}
            lines.append(Line(f"{name}: {words}", recorded(day), str(value.label)))
    return lines


def _answer_line(facts: PublicFacts, finding: Any, name: str, day: date) -> Line:
    verified_on = facts.of(finding, "verified_on")
    note = facts.words(finding, "note")
    answer = facts.words(finding, "answer")
    return Line(
        text=f"{name}: {facts.words(finding, 'question')}",
        detail=f"{answer}. {note}" if note else answer,
        as_of=checked(verified_on) if verified_on else recorded(day),
        source=facts.words(finding, "source"),
    )


def _portal_of_country(scope: Scope, day: date) -> Iterable[Line]:
    if not scope.live_portals.taking_reports().exists():
        yield Line(_("No reporting portal takes reports from here."), recorded(day))


def _places_without(scope: Scope, day: date) -> Iterable[Line]:
    """Yield which countries of a region have no portal and which have no law on record."""
    countries = scope.places.countries().a_to_z()
    served = Portal.objects.live().taking_reports().places_served().values("pk")
    yield from _named(_("Countries without a portal"), countries.exclude(pk__in=served), day)
    lawful = scope.laws.order_by().values("jurisdiction")
    yield from _named(_("Countries without a law on record"), countries.exclude(pk__in=lawful), day)


def _named(label: str, places: Any, day: date) -> Iterable[Line]:
    found, more = cut_rows(places, MOST_NAMES)
    if found:
        names = ", ".join(place.name for place in found)
        rest = ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more} if more else ""
        yield Line(label, recorded(day), " ".join(part for part in (names, rest) if part))


def _no_meeting(scope: Scope, day: date) -> Iterable[Line]:
    if not scope.live_editions.coming(day).exists():
        yield Line(_("No coming meeting is on record."), recorded(day))


def _past_due(scope: Scope, day: date) -> list[Line]:
    """Return the public records whose check is past due, a few of each family."""
    families: tuple[tuple[PublicFacts, Any, str], ...] = (
        (LAWS, scope.laws.select_related("jurisdiction"), "title"),
        (PORTALS, register.load_portals(scope.live_portals), "name"),
        (PARTNERS, register.load_partners(scope.live_partners), "name"),
        (EDITIONS, register.load_editions(scope.live_editions), "name"),
    )
    lines: list[Line] = []
    for facts, rows, title in families:
        late = rows.past_due(day).order_by("next_review_on", "pk")
        found, more = cut_rows(late, MOST_PAST_DUE)
        lines += [_past_due_line(facts, record, title, day) for record in found]
        if more:
            words = ngettext("%(n)s more record", "%(n)s more records", more) % {"n": more}
            lines.append(Line(words, recorded(day), _("Check is past due")))
    return lines


def _past_due_line(facts: PublicFacts, record: Any, title: str, day: date) -> Line:
    due = facts.of(record, "next_review_on")
    return Line(
        text=facts.words(record, title),
        detail=_("To be checked again since %(date)s") % {"date": recorded(due).date.in_words()},
        as_of=facts.as_of(record, day),
        url=facts.address(record),
        marks=facts.marks(record, day),
    )
