"""What is said of sources, addresses, links and reviews."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stewardship.choices import (
    AddressBasis,
    LinkState,
    SourceKind,
    SourceVersion,
    VerificationState,
)

SOURCE_KINDS: Final[dict[str, Promise]] = {
    SourceKind.LEGISLATION: _("The text of the law itself, wherever it is published."),
    SourceKind.OFFICIAL: _("A publication of a government, ministry, regulator or public body."),
    SourceKind.PARLIAMENT: _("A record of a legislature: a bill page, a report, a debate."),
    SourceKind.COURT: _("A judgment or another record of a court."),
    SourceKind.ORGANISATION: _("A publication of another organisation, ourselves included."),
    SourceKind.NEWS: _("A report in the press."),
    SourceKind.RESEARCH: _("A study, an article or a commentary."),
    SourceKind.OTHER: _("Anything else; its title says what."),
}

SOURCE_VERSIONS: Final[dict[str, Promise]] = {
    SourceVersion.ORIGINAL: _("In the words in which it was issued."),
    SourceVersion.OFFICIAL_TRANSLATION: _("Translated by the state or body that issued it."),
    SourceVersion.UNOFFICIAL_TRANSLATION: _(
        "Translated by somebody else, ourselves included; only the original counts."
    ),
}

ADDRESS_BASES: Final[dict[str, Promise]] = {
    AddressBasis.SEEN: _("One of us opened the address and read what is there."),
    AddressBasis.GIVEN: _("Somebody told us the address; none of us has opened it."),
    AddressBasis.BUILT: _(
        "We put the address together from a pattern; it is never shown as a link."
    ),
}

LINK_STATES: Final[dict[str, Promise]] = {
    LinkState.UNCHECKED: _("The address has not been asked yet."),
    LinkState.WORKS: _("The address answered, with what stood there before."),
    LinkState.MOVED: _("The address sends on to another one for good."),
    LinkState.CHANGED: _("The address answers, but what stands there is not what stood there."),
    LinkState.DEAD: _("The address does not answer any more, or answers that nothing is there."),
}

VERIFICATION_STATES: Final[dict[str, Promise]] = {
    VerificationState.NOT_VERIFIED: _("Nobody has compared the record with its sources yet."),
    VerificationState.CURRENT: _(
        "The record was compared with its sources, and its next review is not due yet."
    ),
    VerificationState.DUE: _(
        "The day of its review has come or passed: the record may be out of date."
    ),
}
