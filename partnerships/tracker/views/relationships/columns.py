"""What a file of partners has of each: no contact data of people is in it."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from exchange.formats import Column
from partnerships.tracker.models import Relationship


def _country(row: Relationship) -> Any:
    return row.organisation.jurisdiction


def _region(row: Relationship) -> Any:
    place = row.organisation.jurisdiction
    return place.region.continent if place and place.region else None


def _ratio(row: Any) -> Any:
    return round(row.silence, 2) if row.silence is not None else None


COLUMNS: Final = (
    Column("organisation", _("Organisation"), lambda row: row.organisation.name),
    Column("portal", _("Portal"), lambda row: row.portal),
    Column("country", _("Country"), _country),
    Column("region", _("Region"), _region),
    Column("stage", _("Stage"), lambda row: row.get_stage_display()),
    Column("stage_since", _("In this stage since"), lambda row: row.stage_since),
    Column("level", _("Level"), lambda row: row.get_level_display()),
    Column("owner", _("Owner"), lambda row: row.owner),
    Column("deputy", _("Deputy"), lambda row: row.deputy),
    Column("cadence_days", _("Contact every … days"), lambda row: row.cadence_days),
    Column("last_contact", _("Last contact"), lambda row: row.last_contact_below_on),
    Column("silent_days", _("Days without contact"), lambda row: row.silent_days),
    Column("silence", _("Days ÷ agreed days"), _ratio),
    Column("next_step", _("Next step"), lambda row: row.next_step),
    Column("next_step_on", _("Next step on"), lambda row: row.next_step_on),
    Column("aim", _("Aim"), lambda row: row.aim),
    Column("risk_note", _("Risk note"), lambda row: row.risk_note),
    Column("visibility", _("Who may see it"), lambda row: row.get_visibility_display()),
)
