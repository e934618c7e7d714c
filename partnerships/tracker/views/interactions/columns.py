"""What a file of interactions has of each: no contact data of people is in it."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from exchange.formats import Column
from partnerships.tracker.choices import Side


def _people(side: Side) -> Any:
    def names(row: Any) -> str:
        return "; ".join(_name(each) for each in row.took_part if each.side == side)

    return names


def _name(participant: Any) -> str:
    if participant.post and participant.person:
        return f"{participant.post} ({participant.person})"
    return str(participant)


COLUMNS: Final = (
    Column("on", _("Day"), lambda row: row.on),
    Column("at", _("Time"), lambda row: row.at.strftime("%H:%M") if row.at else ""),
    Column("kind", _("Kind"), lambda row: row.get_kind_display()),
    Column("state", _("State"), lambda row: row.get_state_display()),
    Column("partner", _("Partner"), lambda row: row.relationship),
    Column("country", _("Country"), lambda row: row.relationship.organisation.jurisdiction),
    Column("about", _("About"), lambda row: row.subject),
    Column("place", _("Place"), lambda row: row.place),
    Column("them", _("Who took part on their side"), _people(Side.THEM)),
    Column("us", _("Who took part on our side"), _people(Side.US)),
    Column("both_spoke", _("Both sides spoke"), lambda row: row.is_two_way),
    Column("notes", _("Notes"), lambda row: row.notes),
    Column("asked", _("What was asked"), lambda row: row.asked),
    Column("owner", _("Owner"), lambda row: row.owner),
    Column("visibility", _("Who may see it"), lambda row: row.get_visibility_display()),
)
