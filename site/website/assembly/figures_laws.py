"""Charts of laws: by the year in which they became law, by status, region and language."""

from collections import Counter
from datetime import date

from django.db.models import Count as DatabaseCount
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from foundation.facets import Reading, Records
from foundation.numbers import number_words
from legislation.choices import InstrumentStatus
from website.assembly.figures_kinds import with_bars, with_languages
from website.assembly.figures_links import Links
from website.charts.bars import standing_bars
from website.charts.table import Chart, Count, Head, Row
from website.facets import RegionFacet
from website.facets.made import laws_that_count, made_facet, makings
from website.facets.status import StatusFacet


def laws_per_year(laws: Records, links: Links, day: date, query: str = "") -> Chart:
    """Return how many of these laws were made in each year; two queries."""
    sure, doubtful = _made_in(laws, day)
    undated = laws_that_count(laws).count() - sure.total() - doubtful.total()
    counts = _years(sure, doubtful, links, day)
    rows = [Row(each.key, each.label, (each.number, each.doubtful), each.url) for each in counts]
    if undated:
        rows.append(Row("unknown", _("Year not recorded"), (undated, 0)))
    return Chart(
        key="laws-per-year",
        title=_("Laws per year"),
        description=_year_words(counts),
        subject=Head("year", _("Year"), _("The year in which the text became law.")),
        heads=_year_heads(),
        rows=tuple(rows),
        drawing=standing_bars(counts, is_mirrored=get_language_bidi()),
        as_of=day,
        notes=tuple(_year_notes(undated, doubtful.total())),
        query=query,
    )


def _made_in(laws: Records, day: date) -> tuple[Counter[int], Counter[int]]:
    """Return how many laws were made in each year for certain, and how many less surely."""
    sure: Counter[int] = Counter()
    doubtful: Counter[int] = Counter()
    for when, is_confirmed in makings(laws, day).values_list("date", "confirmed"):
        if when is not None and when.year is not None:
            is_sure = is_confirmed and not when.circa and not when.planned
            (sure if is_sure else doubtful)[when.year] += 1
    return sure, doubtful


def _year_heads() -> tuple[Head, ...]:
    return (
        Head("laws", _("Laws"), _("How many became law in that year.")),
        Head(
            "doubtful",
            _("Of these, date uncertain"),
            _("How many of them have an approximate date, or one on weak evidence."),
        ),
    )


def _years(sure: Counter[int], doubtful: Counter[int], links: Links, day: date) -> list[Count]:
    """Return every year from the first with a law up to today, those without a law too."""
    known = set(sure) | set(doubtful)
    if not known:
        return []
    found = []
    parameters = made_facet().parameters
    for year in range(min(known), day.year + 1):
        number = sure[year] + doubtful[year]
        url = links.to(*((name, f"{year:04}") for name in parameters)) if number else ""
        found.append(Count(str(year), str(year), number, url, doubtful[year]))
    return found


def _year_words(counts: list[Count]) -> str:
    if not counts:
        return _("No law with a year on record.")
    most = max(counts, key=lambda count: count.number)
    return _("From %(first)s to %(last)s. The most in one year: %(number)s, in %(year)s.") % {
        "first": counts[0].label,
        "last": counts[-1].label,
        "number": number_words(most.number),
        "year": most.label,
    }


def _year_notes(undated: int, doubtful: int) -> list[str]:
    notes = [
        _(
            "A law counts in the year in which it was adopted, signed, assented to, promulgated"
            " or published; where no such date is on record, in the year in which it took effect."
            " It counts whether or not it is still in force. Bills do not count: what became law"
            " counts as the act."
        ),
        _("A date without a day, or without a month, counts in its year: nothing is added to it."),
    ]
    if doubtful:
        notes.append(_("Hatched: an approximate date, or one on weak evidence."))
    if undated:
        notes.append(
            ngettext(
                "%(number)s text has no such year on record: it stands in the table only.",
                "%(number)s texts have no such year on record: they stand in the table only.",
                undated,
            )
            % {"number": number_words(undated)}
        )
    return notes


def laws_by_status(laws: Records, links: Links, day: date, query: str = "") -> Chart:
    """Return how many of these laws have each status today."""
    numbers = StatusFacet("status", "", lookup="status").counts(laws)
    counts = [
        Count(status.value, str(status.label), numbers[status], links.to(("status", status.value)))
        for status in InstrumentStatus
        if numbers.get(status)
    ]
    chart = Chart(
        key="laws-by-status",
        title=_("Laws by status"),
        description=_("Where the laws stand today, by the events on their records."),
        subject=Head("status", _("Status"), _("Where a law stands today.")),
        heads=(_number_head(),),
        as_of=day,
        query=query,
    )
    return with_bars(chart, counts)


def laws_by_region(laws: Records, links: Links, day: date, query: str = "") -> Chart:
    """Return how many of these laws each region has; those of bodies of no region besides."""
    facet = RegionFacet("region", "", lookup="jurisdiction__region")
    counts = [
        Count(option.value, option.label, option.count, links.to(("region", option.value)))
        for option in facet.options(laws, Reading())
    ]
    rest = laws.order_by().count() - sum(count.number for count in counts)
    if rest:
        counts.append(Count("none", _("Of no region: international bodies"), rest))
    chart = Chart(
        key="laws-by-region",
        title=_("Laws by region"),
        description=_("Whose laws are on record, by region of the world."),
        subject=Head("region", _("Region"), _("A region of the United Nations (M49).")),
        heads=(_number_head(),),
        as_of=day,
        query=query,
    )
    return with_bars(chart, counts)


def laws_by_language(laws: Records, links: Links, day: date, query: str = "") -> Chart:
    """Return how many of these laws were written in each language."""
    rows = laws.order_by().values_list("title_language").annotate(number=DatabaseCount("pk"))
    numbers = dict(rows)
    chart = Chart(
        key="laws-by-language",
        title=_("Languages of laws"),
        description=_("The language of the original title, where it is on record."),
        subject=Head("language", _("Language"), _("A language, its code after BCP 47.")),
        heads=(_number_head(),),
        as_of=day,
        query=query,
    )
    return with_languages(chart, numbers, numbers.pop(None, 0), links)


def _number_head() -> Head:
    return Head("laws", _("Laws"), _("How many laws there are of each."))
