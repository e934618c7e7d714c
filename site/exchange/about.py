"""What a file says of itself: where and when it was made, of what, on what terms."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.licence import SCOPE, licence


def _no_sources() -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class About:
    """Where a table comes from.

    `address` is the list as a page, `filters` what narrows it, in words; `cite` how to name it;
    `sources` returns the publishers that its rows rest on, once they are read.
    """

    address: str = ""
    filters: tuple[str, ...] = ()
    cite: str = ""
    sources: Callable[[], Iterable[str]] = _no_sources
    made_at: datetime.datetime = field(default_factory=timezone.now)

    def publishers(self) -> list[str]:
        """Return the publishers, each once, A to Z."""
        return sorted({name for name in self.sources() if name}, key=str.casefold)

    def format_address(self, wanted: str) -> str:
        """Return the address of the same list as a file."""
        if not self.address:
            return ""
        return f"{self.address}{'&' if '?' in self.address else '?'}format={wanted}"

    def lines(self, title: str, as_of: datetime.date, count: int) -> list[tuple[str, str | int]]:
        """Return what the sheet "About" says, line by line: what it is, and the words."""
        terms = licence()
        publishers = self.publishers()
        said: list[tuple[str, str | int]] = [
            (_("Title"), title),
            (_("As of"), as_of.isoformat()),
            (_("Made at"), self.made_at.isoformat(timespec="seconds")),
            (_("Address of this list"), self.address),
            (_("Filters"), "; ".join(self.filters) or _("none: the whole list")),
            (_("Rows"), count),
            (_("Licence"), terms.name),
            (_("Text of the licence"), terms.url),
            (_("What it covers"), str(SCOPE)),
            (_("How to cite it"), self.cite),
            *((_("Source"), name) for name in publishers),
        ]
        return [(label, words) for label, words in said if words != ""]

    def as_json(self) -> dict[str, object]:
        """Return what a JSON file says of itself beside title, day and number."""
        terms = licence()
        return {
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "query": self.address,
            "filters": list(self.filters),
            "licence": {"name": terms.name, "url": terms.url, "scope": str(SCOPE)},
            "cite": self.cite,
            "sources": self.publishers(),
        }
