"""The sources of a demonstration instrument, and which of them an event rests on."""

from typing import Final

from legislation.services.seed_demo_instruments.facts import EventFact, InstrumentFact
from stewardship.choices import AddressBasis, SourceKind
from stewardship.models import Source
from stewardship.services.find_or_make_source import find_or_make_source
from stewardship.services.record_confidence import CHECKED_ON

FOUND_IN_SEVERAL: Final = "Found in the sources of this record."
NOT_CHECKED: Final = "Date not yet checked against a source."


def sources_of(fact: InstrumentFact) -> list[Source]:
    """Return the sources of an instrument, the text of the law first.

    An address that was built is kept as such, so that it is never shown as a link. The other
    addresses were found, but not opened.
    """
    row = fact.row
    name = row["short_title"] or row["title_en"]
    found = []
    if row["source_url"]:
        seen = fact.address_was_seen
        found.append(
            find_or_make_source(
                url=row["source_url"],
                title=row["citation"] or name if _names_a_text(row["source_url"]) else "",
                kind=SourceKind.LEGISLATION if _names_a_text(row["source_url"]) else None,
                basis=AddressBasis.SEEN if seen else AddressBasis.BUILT,
                retrieved_on=CHECKED_ON if seen else None,
            )
        )
    found += [
        find_or_make_source(url=address, title=f"On {name}", basis=AddressBasis.GIVEN)
        for address in fact.other_sources
    ]
    return found


def source_of(event: EventFact, sources: list[Source]) -> tuple[Source | None, str]:
    """Return the source that an event rests on and a note, without claiming more than is known.

    Only where one source was opened, or only one was found, can an event be traced to it.
    """
    if not event.was_found:
        return None, NOT_CHECKED
    seen = [source for source in sources if source.address_basis == AddressBasis.SEEN]
    found = seen or [source for source in sources if source.is_linkable]
    return (found[0], "") if len(found) == 1 else (None, FOUND_IN_SEVERAL)


def _names_a_text(address: str) -> bool:
    """Whether an address leads further than to the front page of a site."""
    return "/" in address.split("://", 1)[-1].strip("/")
