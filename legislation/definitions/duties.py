"""What each duty means."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from legislation.choices import DutyKind

DUTIES: Final[dict[str, Promise]] = {
    DutyKind.AGE_ASSURANCE: _(
        "To find out, with more than a click, whether a user is old enough for a service or page."
    ),
    DutyKind.CRIMINALISATION: _(
        "Acts such as producing, sharing or possessing child sexual abuse material are offences."
    ),
    DutyKind.DATA_PRESERVATION: _(
        "To keep data for a time so that investigators can ask for them."
    ),
    DutyKind.DESIGNATED_CONTACT: _(
        "To name a point of contact or legal representative whom authorities can reach."
    ),
    DutyKind.FILTERING: _(
        "To filter content on networks or devices, other than by a list of addresses."
    ),
    DutyKind.GUIDANCE_ONLY: _("Nothing is laid down: the text explains or recommends."),
    DutyKind.HASH_MATCHING: _(
        "To compare files with the hashes (digital fingerprints) of material known already."
    ),
    DutyKind.HOTLINE_SUPPORT: _(
        "To found, fund, recognise or work with a hotline that takes reports of the public."
    ),
    DutyKind.INDUSTRY_CODES: _(
        "Industry must draw up codes or standards, or follow those that a regulator registers."
    ),
    DutyKind.INTERNATIONAL_COOPERATION: _(
        "States or authorities help each other across borders: evidence, extradition, exchange."
    ),
    DutyKind.MANDATORY_REPORTING: _(
        "Those who come upon such material must report it to an authority or a hotline."
    ),
    DutyKind.NOTICE_TAKEDOWN: _(
        "To remove material, or make it inaccessible, once told where it is."
    ),
    DutyKind.PROACTIVE_DETECTION: _(
        "To look for such material on one’s own service without waiting for a report."
    ),
    DutyKind.RISK_ASSESSMENT: _(
        "To assess, and to lessen, the risk that a service is used for abuse."
    ),
    DutyKind.SEARCH_DELISTING: _("Search engines must leave known addresses out of results."),
    DutyKind.TRANSPARENCY_REPORT: _(
        "To publish, or give to a regulator, figures on reports, removals and measures taken."
    ),
    DutyKind.URL_BLOCKING: _(
        "Access providers must block addresses at which such material was found."
    ),
    DutyKind.URL_LIST_USE: _(
        "To use a list of addresses that somebody keeps, such as a hotline or the police."
    ),
    DutyKind.USER_REPORTING_TOOLS: _(
        "To give users an easy way to report material to the service itself."
    ),
    DutyKind.VICTIM_SUPPORT: _(
        "Victims have a right to help, protection, compensation or removal of their images."
    ),
    DutyKind.VOLUNTARY_DETECTION: _(
        "Services are allowed, not obliged, to look for such material."
    ),
}
