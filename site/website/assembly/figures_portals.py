"""Charts of reporting portals: how many there are over time, and in which languages."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from foundation.facets import Records
from foundation.numbers import number_words
from foundation.partial_dates import PartialDate
from partnerships.register.choices import PortalStatus
from website.assembly.figures_kinds import with_languages
from website.assembly.figures_links import Links
from website.charts.lines import step_line
from website.charts.table import Chart, Count, Head, Row
from website.facets.languages import language_facet


@dataclass
class Openings:
    """Launches and closings by year; what cannot be placed is counted apart."""

    launched: Counter[int] = field(default_factory=Counter)
    closed: Counter[int] = field(default_factory=Counter)
    unplaced: int = 0

    def take(self, launched: PartialDate | None, closed: PartialDate | None, status: str) -> None:
        """Take in one portal."""
        began = launched.year if launched is not None else None
        ended = closed.year if closed is not None else None
        if began is None or (ended is None and status == PortalStatus.CLOSED):
            self.unplaced += 1
            return
        self.launched[began] += 1
        if ended is not None:
            self.closed[max(began, ended)] += 1


def portals_over_time(portals: Records, links: Links, day: date, query: str = "") -> Chart:
    """Return how many of these portals were open at the end of each year; one query."""
    openings = _openings(portals, day)
    counts, rows = _years(openings, links, day)
    if openings.unplaced:
        rows.append(Row("unknown", _("Date not recorded"), (openings.unplaced, 0, 0)))
    return Chart(
        key="portals-over-time",
        title=_("Portals over time"),
        description=_words(counts),
        subject=Head("year", _("Year")),
        heads=(
            Head("launched", _("Launched"), _("How many portals were launched in that year.")),
            Head("closed", _("Closed"), _("How many were closed in that year.")),
            Head("open", _("At the end of the year"), _("How many were launched and not closed.")),
        ),
        rows=tuple(rows),
        drawing=step_line(counts, is_mirrored=get_language_bidi()),
        as_of=day,
        notes=tuple(_notes(openings.unplaced)),
        query=query,
    )


def _openings(portals: Records, day: date) -> Openings:
    found = Openings()
    rows: Any = portals.order_by().values_list("launched", "closed", "status", "pk").distinct()
    for launched, closed, status, _key in rows:
        is_ahead = launched is not None and (
            launched.planned or bool(launched.earliest and launched.earliest > day)
        )
        if status == PortalStatus.PLANNED or is_ahead:
            continue
        is_over = closed is not None and not (
            closed.planned or bool(closed.earliest and closed.earliest > day)
        )
        found.take(launched, closed if is_over else None, status)
    return found


def _years(openings: Openings, links: Links, day: date) -> tuple[list[Count], list[Row]]:
    counts: list[Count] = []
    rows: list[Row] = []
    if not openings.launched:
        return counts, rows
    there = 0
    for year in range(min(openings.launched), day.year + 1):
        launched, closed = openings.launched[year], openings.closed[year]
        there += launched - closed
        label, ends = str(year), (("launched_from", f"{year:04}"), ("launched_to", f"{year:04}"))
        url = links.to(*ends) if launched else ""
        counts.append(Count(label, label, there, url))
        rows.append(Row(label, label, (launched, closed, there), url))
    return counts, rows


def _words(counts: list[Count]) -> str:
    if not counts:
        return _("No portal with a date of launch on record.")
    return _("From the first in %(first)s to %(number)s today.") % {
        "first": counts[0].label,
        "number": number_words(counts[-1].number),
    }


def _notes(unplaced: int) -> list[str]:
    notes = [
        _(
            "The line rises with each launch and falls with each closing that is on record."
            " Portals that are only planned do not count; one that is paused still does."
        ),
        _("A date without a day, or without a month, counts in its year: nothing is added to it."),
    ]
    if unplaced:
        notes.append(
            ngettext(
                "%(number)s portal is not in the line, since a date of it is not recorded.",
                "%(number)s portals are not in the line, since a date of theirs is not recorded.",
                unplaced,
            )
            % {"number": number_words(unplaced)}
        )
    return notes


def portal_languages(portals: Records, links: Links, day: date, query: str = "") -> Chart:
    """Return in how many of the portals that are live each language is spoken."""
    live = portals.filter(status=PortalStatus.LIVE)
    chart = Chart(
        key="portal-languages",
        title=_("Languages of portals"),
        description=_("Languages in which one can report today. A portal may have several."),
        subject=Head("language", _("Language"), _("A language, its code after BCP 47.")),
        heads=(Head("portals", _("Portals"), _("How many portals that are live offer it.")),),
        as_of=day,
        query=query,
    )
    silent = live.filter(languages__isnull=True).order_by().count()
    to_live = replace(links, pairs=(*links.pairs, ("status", PortalStatus.LIVE.value)))
    return with_languages(chart, language_facet("languages").counts(live), silent, to_live)
