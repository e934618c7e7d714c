"""Entries of the timeline in the words and with the addresses that a colleague sees."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from legislation.choices import EventType
from partnerships.register.choices import EngagementKind
from partnerships.tracker.choices import (
    AgreementKind,
    InfluenceStrength,
    InteractionKind,
    InteractionState,
    Side,
    Stage,
)
from partnerships.tracker.services.read_timeline import Entry, TimelineKind, What

#: The screen of the record of an entry, for those of the tracker.
_SCREENS: Final[Mapping[str, str]] = {
    TimelineKind.INTERACTION: "tracker_interaction",
    TimelineKind.COMMITMENT: "tracker_commitment",
    TimelineKind.ACTION: "tracker_action",
    TimelineKind.AGREEMENT: "tracker_agreement",
    TimelineKind.POST: "tracker_post",
}
_PUBLIC: Final = (TimelineKind.PORTAL, TimelineKind.LAW, TimelineKind.FORUM)


@dataclass(frozen=True)
class Line:
    """One line: when, what happened, to what, with the words below it."""

    entry: Entry
    label: str
    title: str
    url: str
    detail: str
    is_planned: bool

    @property
    def day_words(self) -> str:
        """The date as the record has it, where it is not known to the day; else nothing."""
        partial = self.entry.partial_day
        return partial.in_words() if partial else ""


def lines_of(entries: Iterable[Entry], today: date) -> list[Line]:
    """Return entries as lines."""
    return [_line(entry, today) for entry in entries]


def _line(entry: Entry, today: date) -> Line:
    label, detail = _words(entry)
    title = entry.title
    if entry.kind == TimelineKind.STAGE:
        title = _label(Stage, entry.extra)
    elif entry.kind == TimelineKind.INTERACTION and not title:
        title = label
    return Line(entry, label, title, _address(entry), detail, entry.day > today)


def _words(entry: Entry) -> tuple[str, str]:
    """Return what happened, and the words below it."""
    reader = _READERS.get(entry.kind)
    return reader(entry) if reader else (str(entry.what.label), entry.text)


def _label(choices: Any, value: str) -> str:
    """Return what a value is called, the value itself where nobody knows it any more."""
    return str(choices(value).label) if value in choices.values else value


def _interaction(entry: Entry) -> tuple[str, str]:
    kind, _colon, state = entry.extra.partition(":")
    label = _label(InteractionKind, kind)
    if state != InteractionState.HELD:
        label = f"{label} ({_label(InteractionState, state)})"
    return label, entry.text


def _commitment(entry: Entry) -> tuple[str, str]:
    if entry.what != What.PROMISED:
        return str(entry.what.label), entry.text
    return (_("We promised") if entry.extra == Side.US else _("They promised")), ""


def _agreement(entry: Entry) -> tuple[str, str]:
    words = [_label(AgreementKind, entry.extra) if entry.extra else "", entry.text]
    return str(entry.what.label), " · ".join(word for word in words if word)


def _influence(entry: Entry) -> tuple[str, str]:
    return _label(InfluenceStrength, entry.extra), f"→ {entry.text}"


def _post(entry: Entry) -> tuple[str, str]:
    return str(entry.what.label), entry.text or _("Erased person")


def _public(entry: Entry) -> tuple[str, str]:
    is_published = entry.extra == "wagtail.publish"
    return (_("Published") if is_published else _("Taken off the site")), ""


_READERS: Final[Mapping[str, Callable[[Entry], tuple[str, str]]]] = {
    TimelineKind.INTERACTION: _interaction,
    TimelineKind.COMMITMENT: _commitment,
    TimelineKind.AGREEMENT: _agreement,
    TimelineKind.INFLUENCE: _influence,
    TimelineKind.POST: _post,
    TimelineKind.PUBLIC: _public,
    TimelineKind.LAW: lambda entry: (_label(EventType, entry.extra), ""),
    TimelineKind.FORUM: lambda entry: (_label(EngagementKind, entry.extra), entry.text),
}


def _address(entry: Entry) -> str:
    if entry.uid is None:
        return ""
    if entry.kind in _PUBLIC:
        return f"{settings.SITE_URL}/id/{entry.uid}"
    name = _SCREENS.get(entry.kind)
    return reverse(name, kwargs={"uid": entry.uid}) if name else ""
