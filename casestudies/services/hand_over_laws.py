"""Case studies that tell of a bill tell of the act once it is law."""

from typing import Final

from django.utils.translation import gettext as _

from casestudies.models import CaseStudyLaw
from foundation.services.repoint_rows import Pointer, repoint_rows
from legislation.models import Instrument

LAWS: Final = Pointer(CaseStudyLaw, "instrument", ("instrument",))
REASON: Final = "a law took the place of another"


def hand_over_laws(old: Instrument, new: Instrument) -> list[str]:
    """Tie to `new` the case studies, drafts among them, that are tied to `old`; name them."""
    pages = repoint_rows(LAWS, old, new, None, REASON)
    return [_("case study “%(page)s”") % {"page": page} for page in pages]
