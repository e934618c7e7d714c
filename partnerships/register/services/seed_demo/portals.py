"""Load the demonstration's reporting portals, with partners, languages and sources."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Final

from foundation.services.seed_record import Outcome, outcome_line, seed_record, seed_uid
from partnerships.register.choices import PortalStatus
from partnerships.register.models import Portal, PortalPartner, PortalSource
from partnerships.register.services.seed_demo.files import Lookups, Row, listed, read
from stewardship.choices import AddressBasis
from stewardship.services.record_confidence import record_confidence

#: How the data says an address is known, in our words. A pattern is never a checked link.
BASES: Final = {
    "search": AddressBasis.SEEN,
    "pattern": AddressBasis.BUILT,
    "unknown": AddressBasis.GIVEN,
}


def seed_portals(write: Callable[[str], None]) -> None:
    """Make the portals that are not there yet, and say how many."""
    found, partners = Lookups(), defaultdict(list)
    for row in read("portal_partners"):
        partners[row["portal"]].append(row)
    outcomes: Counter[Outcome] = Counter()
    for row in read("portals"):
        uid = seed_uid("portal", row["key"])

        def build(portal: Portal, row: Row = row) -> None:
            _fill(portal, row, found)
            portal.partners = _partners(row["key"], partners[row["key"]], found)
            portal.sources = _sources(row, found)

        outcome = seed_record(Portal, uid, build)
        outcomes[outcome] += 1
        if outcome == "created":
            record_confidence(
                Portal.objects.get(uid=uid),
                source_kind=row["source_kind"],
                confidence=row["confidence"],
            )
    write(outcome_line("portals", outcomes))


def _fill(portal: Portal, row: Row, found: Lookups) -> None:
    place = found.places[row["place"]] if row["place"] else None
    portal.name = row["name"] or f"{place} reporting portal"
    portal.slug = row["slug"] or (place.slug if place else "")
    portal.kind = row["kind"]
    portal.jurisdiction = place
    portal.status = PortalStatus.LIVE
    portal.launched = row["launched"]
    portal.relaunched = row["relaunched"]
    portal.languages.set([found.languages[tag] for tag in listed(row["languages"], ";")])
    portal.languages_confirmed = row["languages_basis"] == "search"
    portal.url = row["url"]
    portal.address_basis = BASES[row["url_basis"]]
    portal.summary = row["summary"]


def _partners(key: str, rows: list[Row], found: Lookups) -> list[PortalPartner]:
    return [
        PortalPartner(
            uid=seed_uid("portal-partner", f"{key}/{number}"),
            sort_order=number,
            organisation=found.organisations[row["organisation"]],
            role=row["role"],
            note=row["note"],
        )
        for number, row in enumerate(rows)
        if row["organisation"] in found.organisations
    ]


def _sources(row: Row, found: Lookups) -> list[PortalSource]:
    return [
        PortalSource(
            uid=seed_uid("portal-source", f"{row['key']}/{number}"),
            sort_order=number,
            source=source,
        )
        for number, source in enumerate(found.sources(row["sources"]))
    ]
