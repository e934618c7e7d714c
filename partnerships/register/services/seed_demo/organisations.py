"""Load the demonstration's organisations: ourselves, government partners, local partners."""

from collections import Counter, defaultdict
from collections.abc import Callable

from foundation.services.seed_record import Outcome, outcome_line, seed_record, seed_uid
from foundation.slugs import slug_of
from partnerships.register.models import Organisation, OrganisationName
from partnerships.register.services.seed_demo.files import Lookups, Row, read
from stewardship.services.record_confidence import record_confidence


def seed_organisations(write: Callable[[str], None]) -> None:
    """Make the organisations that are not there yet, parents first, and say how many."""
    rows, names, found = read("organisations"), _names_by_organisation(), Lookups()
    shared = {name for name, times in Counter(row["name"] for row in rows).items() if times > 1}
    outcomes: Counter[Outcome] = Counter()
    for row in rows:
        uid = seed_uid("organisation", row["key"])

        def build(organisation: Organisation, row: Row = row) -> None:
            _fill(organisation, row, found)
            organisation.names = _names(row["key"], names[row["key"]], found)
            if row["name"] in shared and organisation.jurisdiction:
                organisation.slug = slug_of(f"{row['name']} {organisation.jurisdiction}")

        outcome = seed_record(Organisation, uid, build)
        outcomes[outcome] += 1
        if outcome == "created":
            made = Organisation.objects.get(uid=uid)
            found.organisations[row["key"]] = made
            record_confidence(made, source_kind=row["source_kind"], confidence=row["confidence"])
    write(outcome_line("organisations", outcomes))


def _names_by_organisation() -> dict[str, list[Row]]:
    names = defaultdict(list)
    for row in read("organisation_names"):
        names[row["organisation"]].append(row)
    return names


def _fill(organisation: Organisation, row: Row, found: Lookups) -> None:
    organisation.name = row["name"]
    organisation.acronym = row["acronym"]
    organisation.kind = row["kind"]
    organisation.level = row["level"]
    organisation.jurisdiction = found.places[row["place"]] if row["place"] else None
    organisation.parent = found.organisations.get(row["parent"])
    organisation.is_us = row["is_us"] == "yes"
    organisation.website = row["website"]
    organisation.summary = row["summary"]
    organisation.source = found.first_source(row["sources"])


def _names(key: str, rows: list[Row], found: Lookups) -> list[OrganisationName]:
    return [
        OrganisationName(
            uid=seed_uid("organisation-name", f"{key}/{number}"),
            sort_order=number,
            name=row["name"],
            language=found.languages[row["language"]],
            kind=row["kind"],
        )
        for number, row in enumerate(rows)
    ]
