"""Reading the demonstration data, and finding what its rows point at."""

import csv
from functools import cached_property
from pathlib import Path
from typing import Final

from foundation.services.seed_record import seed_uid
from partnerships.register.models import Organisation
from reference.models import Jurisdiction, Language
from stewardship.choices import SourceKind
from stewardship.models import Source
from stewardship.services.find_or_make_source import find_or_make_source

Row = dict[str, str]

DATA: Final = Path(__file__).resolve().parents[2] / "data" / "demo"
#: How a row names the organisation's own published list, which has no address in the data.
PUBLISHED_LIST: Final = "published page"


def read(name: str) -> list[Row]:
    """Return the rows of `data/demo/<name>.csv`. Every cell is text: "NA" is Namibia."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def listed(cell: str, separator: str = "|") -> list[str]:
    """Return the parts of a cell that holds several values."""
    return [part.strip() for part in cell.split(separator) if part.strip()]


class Lookups:
    """What the rows of one step point at, read once."""

    @cached_property
    def places(self) -> dict[str, Jurisdiction]:
        """Jurisdictions by code."""
        return {place.code: place for place in Jurisdiction.objects.all()}

    @cached_property
    def languages(self) -> dict[str, Language]:
        """Languages by BCP 47 tag."""
        return Language.objects.in_bulk()

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Live organisations of the demonstration by key."""
        keys = {seed_uid("organisation", row["key"]): row["key"] for row in read("organisations")}
        return {
            keys[organisation.uid]: organisation
            for organisation in Organisation.objects.live().filter(uid__in=keys)
        }

    @cached_property
    def _descriptions(self) -> dict[str, Row]:
        return {row["url"]: row for row in read("sources")}

    def source(self, address: str) -> Source:
        """Return the source at an address of the data, made with its title if need be."""
        if address == PUBLISHED_LIST:
            return find_or_make_source(
                title="Published list of government partnerships",
                publisher="Internet Watch Foundation",
                kind=SourceKind.ORGANISATION,
            )
        described = self._descriptions[address]
        return find_or_make_source(
            url=address,
            title=described["title"],
            publisher=described["publisher"],
            kind=SourceKind(described["kind"]),
            language=self.languages[described["language"]],
        )

    def sources(self, cell: str) -> list[Source]:
        """Return the sources of a row, in its order."""
        return [self.source(address) for address in listed(cell)]

    def first_source(self, cell: str) -> Source | None:
        """Return the source a row names first, if any."""
        return next((self.source(address) for address in listed(cell)), None)
