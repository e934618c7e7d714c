"""Load the demonstration's forums, their editions with our part in them, and our seats."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from foundation.services.seed_record import Outcome, outcome_line, seed_record, seed_uid
from partnerships.register.models import Edition, Engagement, Forum, Seat
from partnerships.register.services.seed_demo.files import Lookups, Row, read
from stewardship.models import VerifiedRecord
from stewardship.services.record_confidence import record_confidence

Record = TypeVar("Record", bound=VerifiedRecord)


def seed_forums(write: Callable[[str], None]) -> None:
    """Make the forums, editions and seats that are not there yet, and say how many."""
    found = Lookups()
    write(outcome_line("forums", _seed(Forum, "forum", read("forums"), _fill_forum, found)))
    forums = {str(forum.uid): forum for forum in Forum.objects.live()}
    engagements = defaultdict(list)
    for row in read("engagements"):
        engagements[row["edition"]].append(row)

    def forum_of(row: Row) -> Forum | None:
        return forums.get(str(seed_uid("forum", row["forum"])))

    def fill_edition(edition: Edition, row: Row, found: Lookups) -> None:
        edition.forum = forum_of(row)
        _fill_edition(edition, row, found)
        edition.engagements = _engagements(row["key"], engagements[row["key"]], found)

    def fill_seat(seat: Seat, row: Row, found: Lookups) -> None:
        seat.forum = forum_of(row)
        _fill_seat(seat, row, found)

    editions = (row for row in read("editions") if forum_of(row))
    write(outcome_line("editions", _seed(Edition, "edition", editions, fill_edition, found)))
    write(outcome_line("seats", _seed(Seat, "seat", read("seats"), fill_seat, found)))


def _seed(
    model: type[Record],
    family: str,
    rows: Iterable[Row],
    fill: Callable[[Record, Row, Lookups], None],
    found: Lookups,
) -> Counter[Outcome]:
    outcomes: Counter[Outcome] = Counter()
    for row in rows:
        uid = seed_uid(family, row["key"])
        outcome = seed_record(model, uid, lambda record, row=row: fill(record, row, found))  # type: ignore[misc]
        outcomes[outcome] += 1
        if outcome == "created":
            record_confidence(
                model._base_manager.get(uid=uid),
                source_kind=row["source_kind"],
                confidence=row["confidence"],
            )
    return outcomes


def _fill_forum(forum: Forum, row: Row, found: Lookups) -> None:
    for field in ("name", "acronym", "other_names", "host_body", "kind", "url", "cadence"):
        setattr(forum, field, row[field])
    forum.slug = row["key"]
    forum.summary = row["summary"]
    forum.source = found.first_source(row["sources"])


def _fill_edition(edition: Edition, row: Row, found: Lookups) -> None:
    for field in ("name", "number", "starts", "ends", "mode", "city", "planned_city", "note"):
        setattr(edition, field, row[field])
    edition.jurisdiction = found.places[row["place"]] if row["place"] else None
    edition.source = found.first_source(row["sources"])


def _engagements(key: str, rows: list[Row], found: Lookups) -> list[Engagement]:
    return [
        Engagement(
            uid=seed_uid("engagement", f"{key}/{number}"),
            sort_order=number,
            kind=row["kind"],
            title=row["title"],
            date=row["date"],
            summary=row["summary"],
            with_organisation=found.organisations.get(row["organisation"]),
            source=found.first_source(row["source"]),
        )
        for number, row in enumerate(rows)
    ]


def _fill_seat(seat: Seat, row: Row, found: Lookups) -> None:
    for field in ("name", "role", "starts", "ends", "summary"):
        setattr(seat, field, row[field])
    seat.organisation = found.organisations.get(row["organisation"])
    seat.source = found.first_source(row["sources"])
