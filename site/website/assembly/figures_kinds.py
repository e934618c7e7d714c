"""Charts of kinds of things: lying bars, and the table behind them."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from website.assembly.figures_links import Links
from website.charts.bars import lying_bars
from website.charts.table import Chart, Count, Row
from website.facets.languages import language_names


def with_bars(chart: Chart, counts: list[Count]) -> Chart:
    """Return a chart with these counts, which stand for themselves, as bars and rows."""
    return replace(
        chart,
        rows=tuple(Row(each.key, each.label, (each.number,), each.url) for each in counts),
        drawing=lying_bars(counts, is_mirrored=get_language_bidi()),
    )


def with_languages(
    chart: Chart, numbers: Mapping[str, int], unrecorded: int, links: Links
) -> Chart:
    """Return a chart with the numbers of languages by tag, most first; one query."""
    names = language_names()
    tags = sorted(
        (tag for tag, number in numbers.items() if number),
        key=lambda tag: (-numbers[tag], str(names[tag])),
    )
    counts = [
        Count(tag, str(names[tag]), numbers[tag], links.to(("language", tag))) for tag in tags
    ]
    if unrecorded:
        counts.append(Count("none", _("Language not recorded"), unrecorded))
    return with_bars(chart, counts)
