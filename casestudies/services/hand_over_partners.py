"""Case studies that tell of a body tell of the one with which it was merged."""

from typing import Final

from django.utils.translation import gettext as _

from casestudies.models import CaseStudyPartner
from foundation.services.repoint_history import repoint_history
from foundation.services.repoint_rows import Pointer, repoint_rows
from partnerships.register.models import Organisation

PARTNERS: Final = Pointer(CaseStudyPartner, "organisation", ("organisation",))
REASON: Final = "a body was merged with another"


def hand_over_partners(old: Organisation, new: Organisation) -> list[str]:
    """Tie to `new` the case studies, drafts among them, that are tied to `old`; name them."""
    pages = repoint_rows(PARTNERS, old, new, None, REASON)
    repoint_history(PARTNERS, old, new)
    return [_("case study “%(page)s”") % {"page": page} for page in pages]
