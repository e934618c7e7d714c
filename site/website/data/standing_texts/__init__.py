"""The standing texts of a new site. Editors change them in the admin; a page is made only once."""

from website.data.standing_texts.help import (
    HOW_THE_DATA_CHANGES,
    HOW_TO_REPORT_AN_ERROR,
    HOW_WE_NAME_PLACES,
)
from website.data.standing_texts.parts import Items, Part, Section, StandingText
from website.data.standing_texts.portals import CONTACT, HOW_REPORTING_WORKS, WHY_A_PORTAL
from website.data.standing_texts.promises import ACCESSIBILITY, PRIVACY

__all__ = ["STANDING_TEXTS", "WHY_A_PORTAL", "Items", "Part", "Section", "StandingText"]

STANDING_TEXTS = (
    WHY_A_PORTAL,
    HOW_REPORTING_WORKS,
    CONTACT,
    HOW_TO_REPORT_AN_ERROR,
    HOW_THE_DATA_CHANGES,
    HOW_WE_NAME_PLACES,
    ACCESSIBILITY,
    PRIVACY,
)
