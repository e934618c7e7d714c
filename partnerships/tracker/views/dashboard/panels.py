"""The lists of the dashboard: the first rows of each, and the way to all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import InteractionKind, Whose
from partnerships.tracker.services.read_dashboard import Line, LineKind, Lines
from partnerships.tracker.views.dashboard.charts import Figure
from partnerships.tracker.views.dashboard.links import row_url, rows_url

#: What the rows of each kind are called beside the number of them.
WORDS: Final = {
    LineKind.ACTION_LATE: gettext_lazy("Action points"),
    LineKind.ACTION_WEEK: gettext_lazy("Action points"),
    LineKind.OURS_LATE: gettext_lazy("Promised by us"),
    LineKind.OURS_WEEK: gettext_lazy("Promised by us"),
    LineKind.THEIRS_LATE: gettext_lazy("Promised by them"),
    LineKind.THEIRS_WEEK: gettext_lazy("Promised by them"),
    LineKind.PLANNED_LATE: gettext_lazy("Planned, and nobody said how it went"),
    LineKind.PLANNED_WEEK: gettext_lazy("Planned meetings and calls"),
    LineKind.STEP_LATE: gettext_lazy("Next steps"),
    LineKind.STEP_WEEK: gettext_lazy("Next steps"),
}
#: What one row is called where rows of several kinds stand in one list.
ONE: Final = {
    LineKind.ACTION_LATE: gettext_lazy("Action point"),
    LineKind.ACTION_WEEK: gettext_lazy("Action point"),
    LineKind.OURS_LATE: gettext_lazy("Promised by us"),
    LineKind.OURS_WEEK: gettext_lazy("Promised by us"),
    LineKind.THEIRS_LATE: gettext_lazy("Promised by them"),
    LineKind.THEIRS_WEEK: gettext_lazy("Promised by them"),
    LineKind.PLANNED_LATE: gettext_lazy("Planned: how did it go?"),
    LineKind.PLANNED_WEEK: gettext_lazy("Planned"),
    LineKind.STEP_LATE: gettext_lazy("Next step"),
    LineKind.STEP_WEEK: gettext_lazy("Next step"),
}
LATE: Final = (
    LineKind.ACTION_LATE,
    LineKind.OURS_LATE,
    LineKind.THEIRS_LATE,
    LineKind.STEP_LATE,
    LineKind.PLANNED_LATE,
)
WEEK: Final = (
    LineKind.ACTION_WEEK,
    LineKind.OURS_WEEK,
    LineKind.THEIRS_WEEK,
    LineKind.STEP_WEEK,
    LineKind.PLANNED_WEEK,
)
ENDING: Final = (LineKind.ENDING_30, LineKind.ENDING_60, LineKind.ENDING_90)


@dataclass(frozen=True)
class Row:
    """One row as it is shown."""

    line: Line
    text: str
    kind: Any
    url: str

    @property
    def partner(self) -> str:
        """The partner, with the portal where the relationship is about one."""
        if not self.line.portal:
            return self.line.partner
        return f"{self.line.partner} ({self.line.portal})"

    @property
    def times(self) -> float | None:
        """How many times the agreed days went by without contact."""
        if self.line.silent is None or not self.line.cadence:
            return None
        return self.line.silent / self.line.cadence


@dataclass(frozen=True)
class Panel:
    """A list: what it is about, what to say when it is empty, its figures and first rows."""

    name: str
    title: Any
    empty: Any
    figures: tuple[Figure, ...]
    rows: tuple[Row, ...]

    @property
    def number(self) -> int:
        """How many rows there are."""
        return self.figures[-1].number if self.is_cumulative else self.total

    @property
    def total(self) -> int:
        """The figures added up."""
        return sum(figure.number for figure in self.figures)

    @property
    def is_cumulative(self) -> bool:
        """Whether each figure contains the one before it."""
        return self.name == "ending"


def due_panels(lines: Lines, whose: Whose) -> Iterator[Panel]:
    """Yield what is overdue, what is due this week, and the agreements that end."""
    yield Panel(
        "late",
        _("Overdue"),
        _("Nothing is overdue."),
        _figures(lines, whose, LATE),
        _rows(lines, LATE),
    )
    yield Panel(
        "week",
        _("Due within a week"),
        _("Nothing is due within a week."),
        _figures(lines, whose, WEEK),
        _rows(lines, WEEK),
    )
    yield Panel(
        "ending",
        _("Agreements ending"),
        _("No agreement ends within 90 days."),
        _ending_figures(lines, whose),
        _rows(lines, ENDING),
    )


def partner_panels(lines: Lines, whose: Whose, *, with_enquiries: bool) -> Iterator[Panel]:
    """Yield the partners that want work, and the enquiries for who may take them in hand."""
    plain = {
        LineKind.SLIPPING: (_("Slipping"), _("With every partner there was contact as agreed.")),
        LineKind.NO_STEP: (_("No next step"), _("Every partner has a next step.")),
        LineKind.NOBODYS: (_("Nobody’s"), _("Somebody sees to every partner.")),
    }
    if with_enquiries:
        plain[LineKind.ENQUIRY] = (_("New enquiries"), _("Every enquiry is in hand."))
    for kind, (title, empty) in plain.items():
        figure = Figure(title, lines.totals[kind], rows_url(kind, whose))
        yield Panel(kind.value, title, empty, (figure,), _rows(lines, (kind,), by_day=False))


def _figures(lines: Lines, whose: Whose, kinds: Iterable[LineKind]) -> tuple[Figure, ...]:
    return tuple(Figure(WORDS[kind], lines.totals[kind], rows_url(kind, whose)) for kind in kinds)


def _ending_figures(lines: Lines, whose: Whose) -> tuple[Figure, ...]:
    labels = (_("within 30 days"), _("within 60 days"), _("within 90 days"))
    found, number = [], 0
    for kind, label in zip(ENDING, labels, strict=True):
        number += lines.totals[kind]
        found.append(Figure(label, number, rows_url(kind, whose)))
    return tuple(found)


def _rows(lines: Lines, kinds: tuple[LineKind, ...], *, by_day: bool = True) -> tuple[Row, ...]:
    found = lines.of(*kinds) if by_day else lines.rows[kinds[0]]
    return tuple(
        Row(line, _words(line), ONE.get(line.kind, ""), row_url(line.kind, line.uid))
        for line in found
    )


def _words(line: Line) -> str:
    if line.text or not line.extra:
        return line.text
    return str(InteractionKind(line.extra).label)
