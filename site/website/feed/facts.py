"""What the public is told of a record, fact by fact, so that two versions can be compared.

Only what the allow-list of the family (its `api.py`) shows, and the rows that its page shows:
nothing of owners, notes of colleagues or drafts can be said, since nothing else is read.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casestudies.models import CaseStudyPage
from exchange.cells import LIST_SEPARATOR, plain
from exchange.formats import Column
from foundation.partial_dates import PartialDate
from legislation.api import COLUMNS as LAW_COLUMNS
from legislation.models import Assessment, Framework, Instrument
from legislation.services.true_status import name_of, with_true_status
from legislation.status_words import event_words, when_words
from partnerships.register.api import (
    EDITION_COLUMNS,
    FORUM_COLUMNS,
    PARTNER_COLUMNS,
    PORTAL_COLUMNS,
)
from partnerships.register.models import Edition, Forum, Organisation, Portal, Seat
from website.models import StandardPage

#: Texts up to this length are quoted; of longer ones it is said that they changed.
QUOTED: Final = 160
#: Said in other words, or belonging to the row rather than to what an editor wrote.
LEFT_OUT: Final = frozenset(
    (
        "uid",
        "jurisdiction_code",
        "published_on",
        "verified_on",
        "next_review_on",
        "status_event",
        "status_event_date",
        "status_source",
        "status_source_url",
    )
)


@dataclass(frozen=True)
class Fact:
    """One thing that is said of a record: a value, or a row such as an event.

    `words` are for people; `value` tells whether it is still the same.
    """

    key: str
    label: str
    words: str
    value: Any
    is_row: bool = False


Facts = Iterable[Fact]


def facts_of(record: Any) -> dict[str, Fact]:
    """Return what is said of a record or page, by key, in the order in which it is told."""
    for model, tell in TELLERS.items():
        if isinstance(record, model):
            return {fact.key: fact for fact in tell(record)}
    return {}


def status_fact(law: Instrument) -> Fact:
    """Return where a law stands, which `with_true_status` found."""
    return Fact("status", _("Status"), law.status_words, law.status_words)


def _of_columns(columns: Iterable[Column], record: Any) -> Iterator[Fact]:
    for column in columns:
        if column.key in LEFT_OUT:
            continue
        words = _in_words(column.value(record))
        if words:
            yield Fact(column.key, str(column.label), words, words)


def _in_words(value: Any) -> str:
    if isinstance(value, PartialDate):
        return value.in_words()
    found = plain(value)
    if isinstance(found, bool):
        return _("yes") if found else _("no")
    if isinstance(found, list):
        return LIST_SEPARATOR.join(map(str, found))
    return "" if found is None else str(found)


def _row(row: Any, label: str, words: str, *values: Any) -> Fact:
    return Fact(f"{label} {row.uid}", label, words, (words, *map(str, values)), is_row=True)


def _law(law: Any) -> Facts:
    with_true_status([law])
    yield status_fact(law)
    yield from _of_columns((each for each in LAW_COLUMNS if not each.key.startswith("status")), law)
    for event in law.events.all():
        words = f"{event_words(event)} {when_words(event.date)}"
        yield _row(event, _("Event"), words, event.scope, event.until, event.confirmed)
    for provision in law.provisions.all():
        texts = (provision.text, provision.translation, provision.summary, provision.in_force_from)
        yield _row(provision, _("Provision"), provision.pinpoint, *texts)
    for duty in law.duties.all():
        words = ", ".join(filter(None, (duty.get_kind_display(), duty.bearer)))
        yield _row(duty, _("Duty"), words, duty.tool, duty.sanction)
    for relation in law.relations.all():
        if relation.target.live:
            words = f"{relation.get_kind_display()} {name_of(relation.target)}"
            yield _row(relation, _("Related law"), words)


def _edition(edition: Any) -> Facts:
    columns = (each for each in EDITION_COLUMNS if each.key != "engagements")
    yield from _of_columns(columns, edition)
    for engagement in edition.engagements.all():
        words = ": ".join(filter(None, (engagement.get_kind_display(), engagement.title)))
        yield _row(engagement, _("Our part"), words, engagement.summary)


def _seat(seat: Any) -> Facts:
    yield from _named_values(seat, "name", "role", "starts", "ends", "summary")


def _framework(framework: Any) -> Facts:
    yield from _named_values(framework, "name")


def _assessment(assessment: Any) -> Facts:
    for answer in assessment.answers.all():
        words = f"{answer.criterion_code}: {answer.get_value_display()}"
        yield _row(answer, _("Answer"), words)


def _page(page: Any) -> Facts:
    yield from _named_values(page, "title")
    yield Fact("description", _("Summary"), page.description, page.description)
    text = json.dumps(page.body.get_prep_value(), sort_keys=True)  # databases order keys
    yield Fact("body", _("Text"), "", text)


def _named_values(record: Any, *names: str) -> Facts:
    for name in names:
        words = _in_words(getattr(record, name))
        if words:
            label = str(capfirst(record._meta.get_field(name).verbose_name))
            yield Fact(name, label, words, words)


def _by(columns: tuple[Column, ...]) -> Callable[[Any], Facts]:
    return lambda record: _of_columns(columns, record)


TELLERS: Final[Mapping[type[Any], Callable[[Any], Facts]]] = {
    Instrument: _law,
    Portal: _by(PORTAL_COLUMNS),
    Organisation: _by(PARTNER_COLUMNS),
    Forum: _by(FORUM_COLUMNS),
    Edition: _edition,
    Seat: _seat,
    Framework: _framework,
    Assessment: _assessment,
    CaseStudyPage: _page,
    StandardPage: _page,
}


def differences_in_public(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> list[str]:
    """Return what a reader is told of the change from one version to another, a line for each."""
    lines = [_changed(before[key], fact) for key, fact in after.items() if key in before]
    lines += [_came(fact) for key, fact in after.items() if key not in before]
    lines += [_went(fact) for key, fact in before.items() if key not in after]
    return [line for line in lines if line]


def _changed(before: Fact, after: Fact) -> str:
    if before.value == after.value:
        return ""
    words = {"label": after.label, "before": before.words, "after": after.words}
    if after.is_row:
        return _("%(label)s changed: %(after)s") % words
    if _is_quoted(before) and _is_quoted(after):
        return _("%(label)s: from “%(before)s” to “%(after)s”") % words
    return _("%(label)s changed") % words


def _came(fact: Fact) -> str:
    words = {"label": fact.label, "what": fact.words}
    if _is_quoted(fact):
        return _("%(label)s added: %(what)s") % words
    return _("%(label)s added") % words


def _went(fact: Fact) -> str:
    words = {"label": fact.label, "what": fact.words}
    if _is_quoted(fact):
        return _("%(label)s removed: %(what)s") % words
    return _("%(label)s removed") % words


def _is_quoted(fact: Fact) -> bool:
    return 0 < len(fact.words) <= QUOTED
