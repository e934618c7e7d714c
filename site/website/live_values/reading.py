"""Reading live values: many at a time, each group of them once for a page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.addresses import AddressBook
from foundation.numbers import number_words
from foundation.partial_dates import PartialDate
from website.assembly.figures import Figure
from website.choices import ChangeKind
from website.live_values.chips import Chip, chips_of
from website.live_values.figures import Figures
from website.live_values.record_values import NAME, label_of, public_records, say
from website.models import RecordChange

#: What stands where nothing can be said.
NOTHING: Final = "—"


@dataclass(frozen=True)
class LiveValue:
    """A value as of today: its words, what it is, the page behind it, and what is wrong with it.

    `machine` is the same for programs, an ISO date where `is_date`. `problem` is for the editor.
    """

    words: str
    label: str
    url: str = ""
    machine: str = ""
    is_date: bool = False
    problem: str = ""

    @property
    def title(self) -> str:
        """What it is and for which day, as a reader hears it."""
        words = {"what": self.label, "date": PartialDate.from_date(timezone.localdate()).in_words()}
        return _("%(what)s, as of %(date)s") % words


class LiveValues:
    """The values of one moment: what was read is kept, and what is wanted is read together."""

    def __init__(self, book: AddressBook | None = None) -> None:
        """Take the book of the request."""
        self._book = book or AddressBook()
        self._wanted: set[UUID] = set()
        self._records: dict[UUID, Any] = {}
        self._names: dict[UUID, str] = {}

    @cached_property
    def figures(self) -> Figures:
        """The figures of this moment."""
        return Figures(self._book)

    def want(self, chips: Iterable[Chip]) -> None:
        """Note what a page will say, so that all of it is read with the first value."""
        self._wanted |= {chip.uid for chip in chips if chip.uid}

    def of(self, chips: Iterable[Chip]) -> list[LiveValue]:
        """Return the values of the chips, in their order."""
        chips = list(chips)
        self.want(chips)
        self._read_records()
        return [self._value(chip) for chip in chips]

    def _read_records(self) -> None:
        missing = self._wanted - self._records.keys()
        if not missing:
            return
        self._records |= dict.fromkeys(missing) | public_records(missing)
        gone = [uid for uid in missing if self._records[uid] is None]
        if gone:
            left = RecordChange.objects.filter(kind=ChangeKind.WITHDRAWN, record_uid__in=gone)
            rows = left.order_by("changed_at", "pk").values_list("record_uid", "title")
            self._names |= dict(rows)

    def _value(self, chip: Chip) -> LiveValue:
        if not chip.record:
            return self._figure(chip, self.figures.get(chip.name))
        record = self._records.get(chip.uid) if chip.uid else None
        return self._of_record(chip, record) if record else self._gone(chip)

    def _figure(self, chip: Chip, figure: Figure | None) -> LiveValue:
        if figure is None:
            return unknown(chip.name)
        words = number_words(figure.value)
        return LiveValue(words, str(figure.label), figure.url, str(figure.value))

    def _of_record(self, chip: Chip, record: Any) -> LiveValue:
        said, label = say(record, chip.name), label_of(record, chip.name)
        url = self._book.path(record) or ""
        if said is None:
            return LiveValue(NOTHING, label, url, problem=_("the record does not say this"))
        return LiveValue(said.words, label, url, said.machine, said.is_date)

    def _gone(self, chip: Chip) -> LiveValue:
        """Return what remains of a record that left the site: the name that was public."""
        name = self._names.get(chip.uid, "") if chip.uid else ""
        words = name if name and chip.name == NAME else NOTHING
        label = _("%(record)s, no longer published") % {"record": name} if name else ""
        return LiveValue(words, label or _("not published"), problem=_("record is not public"))


def unknown(name: str) -> LiveValue:
    """Return what stands for a value that nobody knows any more."""
    return LiveValue(NOTHING, name or _("nothing"), problem=_("no such value"))


_current: ContextVar[LiveValues | None] = ContextVar("live_values", default=None)


@contextmanager
def reading(values: LiveValues) -> Iterator[LiveValues]:
    """Let everything inside share what is read: one read of the figures, whatever is shown."""
    token = _current.set(values)
    try:
        yield values
    finally:
        _current.reset(token)


def current_values() -> LiveValues:
    """Return the values of the request or task that goes on; fresh ones outside of any."""
    return _current.get() or LiveValues()


def prepare_page(page: Page) -> None:
    """Note what the texts of a page will say, so that all of it is read together."""
    current_values().want(chips_of(page))
