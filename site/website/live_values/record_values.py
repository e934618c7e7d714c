"""What can be said of a record in the middle of a sentence, by family."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.models import PublishableRecord
from foundation.partial_dates import PartialDate
from legislation.choices import EventType
from legislation.models import Instrument
from legislation.services.true_status import name_of, with_true_status
from partnerships.register.models import Forum, Organisation, Portal

NAME: Final = "name"


@dataclass(frozen=True)
class Said:
    """The words of a value, and the same for a machine: an ISO date, a code, or nothing."""

    words: str
    machine: str = ""
    is_date: bool = False


@dataclass(frozen=True)
class RecordValue:
    """A value of a record: what it is called, and how to say it; None where there is none."""

    label: Promise
    say: Callable[[Any], Said | None]


@dataclass(frozen=True)
class Family:
    """Records of one kind: the public ones with what the values read, and what can be said."""

    model: type[PublishableRecord]
    load: Callable[[QuerySet[Any], date | None], Iterable[Any]]
    values: Mapping[str, RecordValue]


def _date(value: PartialDate | None) -> Said | None:
    if value is None or value.is_unknown:
        return None
    return Said(value.in_words(), str(value), is_date=True)


def _status(law: Any) -> Said:
    return Said(law.status_words, law.status)


def _short_status(law: Any) -> Said:
    return Said(law.get_status_display(), law.status)


def _status_date(law: Any) -> Said | None:
    return _date(law.status_finding.event.date) if law.status_finding.event else None


def _in_force_since(law: Any) -> Said | None:
    begins = [each.date for each in law.events.all() if each.type == EventType.IN_FORCE]
    known = [each for each in begins if each is not None and not each.is_unknown]
    return _date(min(known, key=lambda each: each.sort_key)) if known else None


def _load_laws(laws: Any, day: date | None) -> Iterable[Any]:
    return with_true_status(laws.for_listing(), day)


def _load_places(records: QuerySet[Any], _day: date | None) -> Iterable[Any]:
    return records.select_related("jurisdiction")


def _load_plain(records: QuerySet[Any], _day: date | None) -> Iterable[Any]:
    return records


LAW: Final[Mapping[str, RecordValue]] = {
    "status": RecordValue(gettext_lazy("status"), _status),
    "short_status": RecordValue(gettext_lazy("status in a word"), _short_status),
    "status_date": RecordValue(gettext_lazy("date of the status"), _status_date),
    "in_force_since": RecordValue(gettext_lazy("date in force"), _in_force_since),
    "number": RecordValue(gettext_lazy("number"), lambda law: Said(name_of(law))),
    NAME: RecordValue(gettext_lazy("title"), lambda law: Said(law.title)),
}
PORTAL: Final[Mapping[str, RecordValue]] = {
    NAME: RecordValue(gettext_lazy("name"), lambda portal: Said(portal.name)),
    "state": RecordValue(
        gettext_lazy("state"), lambda portal: Said(portal.get_status_display(), portal.status)
    ),
    "launched": RecordValue(gettext_lazy("date of launch"), lambda portal: _date(portal.launched)),
}
NAMED: Final[Mapping[str, RecordValue]] = {
    NAME: RecordValue(gettext_lazy("name"), lambda record: Said(record.name)),
}
FAMILIES: Final = (
    Family(Instrument, _load_laws, LAW),
    Family(Portal, _load_places, PORTAL),
    Family(Organisation, _load_plain, NAMED),
    Family(Forum, _load_plain, NAMED),
)


def family_of(model: type[Any]) -> Family | None:
    """Return the family of a model; None for one of which nothing can be said."""
    return next((family for family in FAMILIES if issubclass(model, family.model)), None)


def public_records(uids: Iterable[UUID], day: date | None = None) -> dict[UUID, Any]:
    """Return the public records among `uids`: a fixed number of queries for each family."""
    found: dict[UUID, Any] = {}
    wanted = set(uids)
    for family in FAMILIES:
        missing = wanted - found.keys()
        if missing:
            rows = family.model.objects.public().filter(uid__in=missing)
            found |= {record.uid: record for record in family.load(rows, day)}
    return found


def read_version(version: Any) -> Any:
    """Return a version of a record, a draft even, with what its values read."""
    return with_true_status([version])[0] if isinstance(version, Instrument) else version


def say(record: Any, name: str) -> Said | None:
    """Return what a loaded record says under this name; None for what it cannot say."""
    family = family_of(type(record))
    value = family.values.get(name) if family else None
    return value.say(record) if value else None


def label_of(record: Any, name: str) -> str:
    """Return what an editor and a reader call this value of the record."""
    family = family_of(type(record))
    value = family.values.get(name) if family else None
    words = {"value": value.label if value else name, "record": short_name(record)}
    return _("%(value)s of %(record)s") % words


def short_name(record: Any) -> str:
    """Return the name under which a record is spoken of."""
    return name_of(record) if isinstance(record, Instrument) else str(record)
