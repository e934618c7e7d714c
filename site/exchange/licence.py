"""On what terms the facts of the site may be used again: said once, here."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

#: What the licence covers, and what it cannot.
SCOPE = _(
    "The licence covers the facts recorded here and our own words. "
    "The words of laws and of sources belong to whoever published them."
)


@dataclass(frozen=True)
class Licence:
    """The name of the licence and the address of its text."""

    name: str
    url: str


def licence() -> Licence:
    """Return the licence that the settings name: `DATA_LICENCE` and `DATA_LICENCE_URL`."""
    return Licence(settings.DATA_LICENCE, settings.DATA_LICENCE_URL)
