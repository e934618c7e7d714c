"""Find what laws lack, and what does not fit together in them.

Each check takes a queryset of laws and costs the same number of queries for one law and for ten
thousand: the rows of all laws are read at once, and told apart in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.registries import QualityFinding
from foundation.text import fold
from legislation.models import Event, Instrument, InstrumentText, Provision
from legislation.status import compute_status
from legislation.status_words import contradiction_words
from stewardship.choices import QualityKind

#: The language of the site, which needs no translation.
OWN_LANGUAGE: Final = "en"

#: What the status is computed from (`EventLike`), and what an event may lack.
_READ: Final = (
    "instrument_id",
    "source_id",
    "uid",
    "type",
    "date",
    "scope",
    "provisions",
    "until",
    "confirmed",
)


@dataclass
class _Gaps:
    """How many rows of a law lack what."""

    source: int = 0
    date: int = 0
    translation: int = 0
    rows: list[Any] = field(default_factory=list)


def find_event_gaps(laws: Any) -> Iterator[QualityFinding]:
    """Yield events without source or date, and events that contradict one another; two queries."""
    gaps: dict[int, _Gaps] = defaultdict(_Gaps)
    events = Event._base_manager.filter(instrument__in=_keys(laws))
    for event in events.values_list(*_READ, named=True):
        gap = gaps[event.instrument_id]
        gap.rows.append(event)
        gap.source += event.source_id is None
        gap.date += event.date is None or event.date.is_unknown
    for law in laws:
        yield from _missing_in_events(law, gaps[law.pk])
        yield from _contradictions(law, gaps[law.pk].rows)


def _missing_in_events(law: Instrument, gap: _Gaps) -> Iterator[QualityFinding]:
    if not gap.rows:
        message = _("Nothing is recorded that happened to it, so its status is a guess.")
        yield QualityFinding(QualityKind.NO_DATE, law, message, "events")
    if gap.date:
        words = ngettext("%(n)s event has no date.", "%(n)s events have no date.", gap.date)
        yield QualityFinding(QualityKind.NO_DATE, law, words % {"n": gap.date}, "events")
    if gap.source:
        words = ngettext("%(n)s event has no source.", "%(n)s events have no source.", gap.source)
        yield QualityFinding(QualityKind.NO_SOURCE, law, words % {"n": gap.source}, "events")


def _contradictions(law: Instrument, events: list[Any]) -> Iterator[QualityFinding]:
    if events:
        finding = compute_status(law.kind, events, timezone.localdate())
        for contradiction in finding.contradictions:
            message = contradiction_words(contradiction)
            yield QualityFinding(QualityKind.CONTRADICTION, law, message, "events")


def find_provision_gaps(laws: Any) -> Iterator[QualityFinding]:
    """Yield provisions without source, and foreign ones without translation; two queries."""
    gaps: dict[int, _Gaps] = defaultdict(_Gaps)
    foreign = Q(language__isnull=False) & ~Q(language__tag__startswith=OWN_LANGUAGE)
    lacking = Q(source__isnull=True) | (foreign & Q(translation=""))
    rows = Provision._base_manager.filter(lacking, instrument__in=_keys(laws))
    for law, source, language, translation in rows.values_list(
        "instrument_id", "source_id", "language_id", "translation"
    ):
        gaps[law].source += source is None
        gaps[law].translation += _is_foreign(language) and not translation
    for law in laws if gaps else ():
        yield from _missing_in_provisions(law, gaps.get(law.pk, _Gaps()))


def _missing_in_provisions(law: Instrument, gap: _Gaps) -> Iterator[QualityFinding]:
    if gap.source:
        words = ngettext(
            "%(n)s provision has no source.", "%(n)s provisions have no source.", gap.source
        )
        yield QualityFinding(QualityKind.NO_SOURCE, law, words % {"n": gap.source}, "provisions")
    if gap.translation:
        words = ngettext(
            "%(n)s provision in another language has no translation.",
            "%(n)s provisions in another language have no translation.",
            gap.translation,
        )
        message = words % {"n": gap.translation}
        yield QualityFinding(QualityKind.NO_TRANSLATION, law, message, "provisions")


def find_text_gaps(laws: Any) -> Iterator[QualityFinding]:
    """Yield laws of another language without their original title or a summary; two queries."""
    written = set(
        InstrumentText._base_manager.filter(instrument__in=_keys(laws)).values_list(
            "instrument_id", "language_id"
        )
    )
    for law in laws:
        if not _is_foreign(law.title_language_id):
            continue
        if not law.title_original and (law.pk, law.title_language_id) not in written:
            message = _("Its title in the original language is missing.")
            yield QualityFinding(QualityKind.NO_TRANSLATION, law, message, "title_original")
        if not law.summary:
            message = _("It is in another language, and no summary says in English what it does.")
            yield QualityFinding(QualityKind.NO_TRANSLATION, law, message, "summary")


def find_duplicate_laws(laws: Any) -> Iterator[QualityFinding]:
    """Yield laws of one place with the same number, or of one kind with the same title.

    A bill and the act that it became share their title, and are two records.
    """
    same: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    titles: dict[int, str] = {}
    everything = Instrument._base_manager.order_by("pk").values_list(
        "pk", "jurisdiction_id", "kind", "title", "number"
    )
    for key, place, kind, title, number in everything:
        titles[key] = f"{title} ({number})" if number else title
        if number:
            same["number", place, fold(number)].append(key)
        if title:
            same["title", place, kind, fold(title)].append(key)
    shared = {what: keys for what, keys in same.items() if len(keys) > 1}
    by_key = {law.pk: law for law in laws} if shared else {}
    for what, keys in shared.items():
        yield from _doubles(str(what[0]), [by_key.get(key) for key in keys], keys, titles)


def _doubles(
    what: str, laws: Iterable[Instrument | None], keys: list[int], titles: dict[int, str]
) -> Iterator[QualityFinding]:
    words = (
        _("The same number: %(others)s") if what == "number" else _("The same title: %(others)s")
    )
    for law in laws:
        if law is not None:
            others = "; ".join(titles[key] for key in keys if key != law.pk)
            message = words % {"others": others}
            yield QualityFinding(QualityKind.DUPLICATE, law, message, what)


def _keys(laws: Any) -> Any:
    return laws.order_by().values("pk")


def _is_foreign(language: str | None) -> bool:
    return bool(language) and not str(language).startswith(OWN_LANGUAGE)
