"""What a change is filed under, as in the search, by the kind of record."""

from collections.abc import Mapping
from typing import Any, Final

from casestudies.models import CaseStudyPage
from legislation.models import Assessment, Framework, Instrument
from partnerships.register.models import Edition, Forum, Organisation, Portal, Seat
from website.choices import SearchKind
from website.models.standard_page import StandardPage

FAMILIES: Final[Mapping[type[Any], SearchKind]] = {
    Instrument: SearchKind.LAW,
    Portal: SearchKind.PORTAL,
    Organisation: SearchKind.PARTNER,
    Forum: SearchKind.FORUM,
    Edition: SearchKind.EDITION,
    Seat: SearchKind.SEAT,
    Framework: SearchKind.FRAMEWORK,
    Assessment: SearchKind.SCORECARD,
    CaseStudyPage: SearchKind.CASE_STUDY,
    StandardPage: SearchKind.PAGE,
}
