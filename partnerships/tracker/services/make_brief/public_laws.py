"""What a brief says of laws and treaties, from their public fields."""

from datetime import date
from typing import Any, Final

from django.db.models import Case, IntegerField, Max, Q, Value, When
from django.utils.translation import gettext as _

from legislation.choices import IN_FORCE_STATUSES, PENDING_STATUSES
from legislation.models import Participation
from legislation.services.read_participations import standing_since
from legislation.services.true_status import with_true_status
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.services.make_brief.document import (
    Line,
    Section,
    cut_rows,
    recorded,
    section,
)
from partnerships.tracker.services.make_brief.public_facts import LAWS, PARTIES
from partnerships.tracker.services.make_brief.scope import Scope

MOST_LAWS: Final = {
    BriefKind.COUNTRY: 25,
    BriefKind.REGION: 15,
    BriefKind.PARTNER: 10,
    BriefKind.FORUM: 0,
}
MOST_TREATIES: Final = 10

#: What binds somebody stands first, then what may yet.
_WEIGHT: Final = Case(
    When(status__in=list(IN_FORCE_STATUSES), then=Value(0)),
    When(status__in=list(PENDING_STATUSES), then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def law_sections(scope: Scope, day: date) -> list[Section]:
    """Return the laws of a country with their statuses, or those of a region that moved last."""
    kind = scope.subject.kind
    if kind == BriefKind.FORUM:
        return []
    found, more = cut_rows(_ordered(scope, day), MOST_LAWS[kind])
    laws = with_true_status(found, day)
    several = kind == BriefKind.REGION
    heading = _("Laws that changed last") if several else _("Laws")
    empty = Line(_("No law is on record."), recorded(day))
    lines = [law_line(law, day, names_place=several) for law in laws]
    return section(heading, lines, more=more, empty=empty)


def _ordered(scope: Scope, day: date) -> Any:
    laws = scope.laws.for_listing().prefetch_related("events__source")
    if scope.subject.kind != BriefKind.REGION:
        return laws.order_by(_WEIGHT, "title", "pk")
    moved = Max("events__date_earliest", filter=Q(events__date_earliest__lte=day))
    return laws.annotate(moved_on=moved).filter(moved_on__isnull=False).order_by("-moved_on", "pk")


def law_line(law: Any, day: date, *, names_place: bool) -> Line:
    """Return a law with where it stands, the event that decides it and when it was checked."""
    number = LAWS.words(law, "number")
    title = LAWS.words(law, "title")
    words = {"place": LAWS.words(law, "jurisdiction"), "title": title}
    text = _("%(place)s: %(title)s") % words if names_place else title
    source = LAWS.words(law, "status_source")
    return Line(
        text=f"{text} ({number})" if number and number not in title else text,
        detail=_standing(law),
        as_of=LAWS.as_of(law, day, LAWS.of(law, "status_event_date")),
        source=source,
        url=LAWS.words(law, "status_source_url") if source else LAWS.address(law),
        marks=LAWS.marks(law, day),
    )


def _standing(law: Any) -> str:
    """Return the status as the public page says it, and the event behind it."""
    standing, event = LAWS.words(law, "status_because"), LAWS.words(law, "status_event")
    if not event:
        return standing
    words = {
        "standing": standing,
        "event": event,
        "date": LAWS.words(law, "status_event_date") or _("date not recorded"),
    }
    return _("%(standing)s. Decided by: %(event)s, %(date)s.") % words


def treaty_sections(scope: Scope, day: date) -> list[Section]:
    """Return where a country stands with the treaties on record."""
    if scope.subject.kind != BriefKind.COUNTRY:
        return []
    rows = (
        Participation.objects.filter(jurisdiction__in=scope.places, instrument__live=True)
        .select_related("instrument__jurisdiction", "source")
        .order_by("instrument__title", "pk")
    )
    found, more = cut_rows(rows, MOST_TREATIES)
    lines = [_treaty_line(row, day) for row in found]
    return section(_("Treaties"), lines, more=more)


def _treaty_line(row: Participation, day: date) -> Line:
    since, source = standing_since(row, day), PARTIES.words(row, "source")
    known = since is not None and not since.is_unknown
    words = {"standing": PARTIES.words(row, "standing"), "date": since.in_words() if known else ""}
    return Line(
        text=LAWS.words(row.instrument, "title"),
        detail=_("%(standing)s, %(date)s") % words if known else words["standing"],
        as_of=LAWS.as_of(row.instrument, day, since),
        source=source,
        url="" if source else LAWS.address(row.instrument),
        marks=LAWS.marks(row.instrument, day),
    )
