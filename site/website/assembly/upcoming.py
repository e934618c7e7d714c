"""What comes next, as far as public records say: dates of laws, and meetings.

Dates stay as partial as their sources: "2027" is never a day. Nothing here is private: agreements
and their ends belong to the tracker.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.addresses import AddressBook
from foundation.keeping import kept
from foundation.partial_dates import PartialDate
from foundation.public_records import public_by
from legislation.models import Event, Instrument, Provision
from legislation.services.prefetch_titles import spoken_titles
from partnerships.register.models import Edition
from website.assembly.upcoming_parties import dated_steps, rows_with_dates_from
from website.choices import SearchKind
from website.services.search_source import uid_of

#: The moment of a change that nobody wrote down: it must not move from visit to visit.
NEVER: Final = datetime(2020, 1, 1, tzinfo=UTC)
#: Further dates than these are not read.
MOST_READ: Final = 2_000


@dataclass(frozen=True)
class Coming:
    """One date to come: of which record, what happens then, when the record last changed."""

    uid: UUID
    record_uid: UUID
    kind: SearchKind
    title: str
    what: str
    start: PartialDate
    place: str
    path: str
    changed_at: datetime
    end: PartialDate | None = None
    is_confirmed: bool = True
    #: The language of the title where it is not the reader's, for its `lang`.
    title_tag: str = ""
    #: Of what one country does about a treaty: that country, as the search knows it.
    party_uid: UUID | None = None

    @property
    def sort_key(self) -> tuple[date, date, str, str]:
        """What comes first: a month stands behind its days, a year behind its months."""
        latest = self.start.latest or date.max
        return latest, self.start.earliest or date.max, self.title, str(self.uid)

    @property
    def urn(self) -> str:
        """The permanent name of the row, as calendars and feeds have it."""
        return self.uid.urn

    @property
    def is_day(self) -> bool:
        """Whether its day is known, so that it may stand in a calendar."""
        return self.start.precision == "day" and not self.start.circa

    @property
    def is_sure(self) -> bool:
        """Whether nobody calls it planned, and its evidence is firm."""
        return self.is_confirmed and not self.start.planned

    @property
    def year(self) -> int:
        """The year in which it comes, for the headings of the page."""
        return self.start.year or date.max.year


def coming_dates(book: AddressBook) -> list[Coming]:
    """Return every date to come, the next first; kept until something public changes."""
    return kept(("coming dates",), lambda: _read(book, timezone.localdate()))


def _read(book: AddressBook, today: date) -> list[Coming]:
    laws = [*_events(book, today), *_ends(book, today), *_provisions(book, today)]
    found = [*laws, *_turns(book, today, laws), *_parties(book, today), *_meetings(book, today)]
    return sorted(found, key=lambda each: each.sort_key)


def _is_to_come(when: PartialDate | None, today: date) -> bool:
    """Whether a date lies ahead: surely, or as somebody planned it."""
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.earliest > today or (when.planned and when.latest >= today)


def _events(book: AddressBook, today: date) -> Iterator[Coming]:
    for event in _of_live_laws(Event, date_latest__gte=today):
        if _is_to_come(event.date, today):
            yield Coming(
                uid=event.uid,
                start=event.date,
                what=str(event.get_type_display()),
                is_confirmed=event.confirmed,
                **_of_record(book, event.instrument),
            )


def _ends(book: AddressBook, today: date) -> Iterator[Coming]:
    for event in _of_live_laws(Event, until_latest__gte=today):
        if _is_to_come(event.until, today):
            yield Coming(
                uid=uuid5(event.uid, "until"),
                start=event.until,
                what=_("%(what)s: last day") % {"what": event.get_type_display()},
                is_confirmed=event.confirmed,
                **_of_record(book, event.instrument),
            )


def _provisions(book: AddressBook, today: date) -> Iterator[Coming]:
    for provision in _of_live_laws(Provision, in_force_from_latest__gte=today):
        if _is_to_come(provision.in_force_from, today):
            yield Coming(
                uid=provision.uid,
                start=provision.in_force_from,
                what=_("In force: %(provision)s") % {"provision": provision.pinpoint},
                **_of_record(book, provision.instrument),
            )


def _parties(book: AddressBook, today: date) -> Iterator[Coming]:
    for row in rows_with_dates_from(today, MOST_READ):
        said = _of_record(book, row.instrument) | {"place": row.jurisdiction.local_name}
        for name, when, what in dated_steps(row):
            if _is_to_come(when, today):
                yield Coming(
                    uid=uuid5(row.uid, name),
                    start=when,
                    what=what,
                    party_uid=uid_of(row.jurisdiction),
                    **said,
                )


def _turns(book: AddressBook, today: date, known: Iterable[Coming]) -> Iterator[Coming]:
    """Yield the days on which a status changes, where no date of the law says so already.

    Where that date is partial, the day on which the status is computed anew is nobody's day.
    """
    said: dict[UUID, list[PartialDate]] = defaultdict(list)
    for each in known:
        said[each.record_uid].append(each.start)
    laws = Instrument.objects.public().filter(status_changes_on__gt=today)
    rows = laws.select_related("jurisdiction").prefetch_related(*spoken_titles())
    for law in rows.order_by("status_changes_on", "pk")[:MOST_READ]:
        turn = law.status_changes_on
        if not any(when.overlaps(turn - timedelta(days=1), turn) for when in said[law.uid]):
            yield Coming(
                uid=uuid5(law.uid, f"status {turn.isoformat()}"),
                start=PartialDate.from_date(turn),
                what=_("Its status may change"),
                **_of_record(book, law),
            )


def _meetings(book: AddressBook, today: date) -> Iterator[Coming]:
    editions = Edition.objects.public().of_public_forums().coming(today)
    rows = editions.select_related("forum", "jurisdiction").order_by("starts_earliest", "pk")
    for edition in rows[:MOST_READ]:
        if edition.starts is not None and not edition.starts.is_unknown:
            yield Coming(
                uid=edition.uid,
                start=edition.starts,
                end=edition.ends,
                what=_("Meeting: %(how)s") % {"how": edition.get_mode_display()},
                **_of_record(book, edition),
            )


def _of_live_laws(model: type[Any], **conditions: Any) -> Any:
    rows = model.objects.filter(public_by(model, "instrument"), **conditions).order_by("pk")
    titles = spoken_titles("instrument__")
    return rows.select_related("instrument__jurisdiction").prefetch_related(*titles)[:MOST_READ]


def _of_record(book: AddressBook, record: Any) -> dict[str, Any]:
    """Return what a date says of its record."""
    place = record.jurisdiction
    words = (getattr(record, "city", ""), place.local_name if place else "")
    return {
        "record_uid": record.uid,
        "kind": SearchKind.EDITION if isinstance(record, Edition) else SearchKind.LAW,
        "title": record.local_title if isinstance(record, Instrument) else str(record),
        "title_tag": record.title_tag if isinstance(record, Instrument) else "",
        "place": ", ".join(filter(None, words)),
        "path": book.path(record) or "",
        "changed_at": record.last_published_at or record.first_published_at or NEVER,
    }
