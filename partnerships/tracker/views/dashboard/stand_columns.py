"""The columns of the head's view: how they are sorted by, and what stands in a file."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from exchange.formats import Column
from partnerships.tracker.choices import Side, Stage
from partnerships.tracker.services.read_head_view import Figures, StandRow

#: What each column is sorted by; no contact at all comes before the oldest.
SORTS: Final[dict[str, Callable[[Figures], Any]]] = {
    "laws": lambda found: found.laws,
    "portals": lambda found: len(found.portals),
    "partners": lambda found: found.partners,
    "agreements": lambda found: found.in_force,
    "ending": lambda found: found.ending,
    "contact": lambda found: found.last_contact.toordinal() if found.last_contact else 0,
    "ours": lambda found: (found.late[Side.US], found.open[Side.US]),
    "theirs": lambda found: (found.late[Side.THEM], found.open[Side.THEM]),
    "engagements": lambda found: len(found.engagements),
}
HEADS: Final = (
    ("name", _("Name")),
    ("laws", _("Laws in force")),
    ("portals", _("Portals")),
    ("partners", _("Partners by stage")),
    ("agreements", _("Agreements in force")),
    ("ending", _("Ending within 90 days")),
    ("contact", _("Last contact")),
    ("ours", _("Promised by us, open")),
    ("theirs", _("Promised by them, open")),
    ("engagements", _("Our part in forums")),
)


def _stage_column(stage: Stage) -> Column:
    return Column(stage.value, stage.label, lambda row: row.figures.stages[stage])


COLUMNS: Final = (
    Column("name", _("Name"), lambda row: row.name or _("None of these")),
    Column("laws_in_force", _("Laws in force"), lambda row: row.figures.laws),
    Column("portals", _("Portals"), lambda row: len(row.figures.portals)),
    Column("partners", _("Partners"), lambda row: row.figures.partners),
    *map(_stage_column, Stage),
    Column("agreements_in_force", _("Agreements in force"), lambda row: row.figures.in_force),
    Column("agreements_ending", _("Ending within 90 days"), lambda row: row.figures.ending),
    Column("last_contact", _("Last contact"), lambda row: row.figures.last_contact),
    Column("ours_open", _("Promised by us, open"), lambda row: row.figures.open[Side.US]),
    Column("ours_late", _("Promised by us, late"), lambda row: row.figures.late[Side.US]),
    Column("theirs_open", _("Promised by them, open"), lambda row: row.figures.open[Side.THEM]),
    Column("theirs_late", _("Promised by them, late"), lambda row: row.figures.late[Side.THEM]),
    Column("engagements", _("Our part in forums"), lambda row: len(row.figures.engagements)),
)


def sorted_rows(rows: list[StandRow], order: str) -> list[StandRow]:
    """Return rows in the order asked for, a minus in front turns it round; by name if unknown."""
    by_name = sorted(rows, key=lambda row: (not row.name, row.name.casefold()))
    name, is_descending = order.removeprefix("-"), order.startswith("-")
    if name in SORTS:
        by_name.sort(key=lambda row: SORTS[name](row.figures), reverse=is_descending)
    elif is_descending:
        by_name.reverse()
    return by_name
