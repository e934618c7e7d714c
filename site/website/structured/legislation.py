"""Laws and scorecards as schema.org has them."""

from collections.abc import Iterable
from typing import Any, Final

from foundation.addresses import AddressBook
from legislation.choices import InstrumentStatus, RelationKind
from legislation.models import Assessment, Framework, Instrument
from legislation.services.read_relations import relations_of
from legislation.services.true_status import with_true_status
from website.api.links import permanent
from website.structured.common import (
    Thing,
    about_the_data,
    address,
    addresses,
    machine_date,
    page_thing,
    place_thing,
    publisher,
    reference,
    thing,
)
from website.structured.lists import downloads, licence_of_data

#: Of each status the force of the law; drafts of law have none to speak of.
FORCE: Final = {
    InstrumentStatus.IN_FORCE: "https://schema.org/InForce",
    InstrumentStatus.IN_FORCE_UNCONFIRMED: "https://schema.org/InForce",
    InstrumentStatus.PARTLY_IN_FORCE: "https://schema.org/PartiallyInForce",
    InstrumentStatus.ADOPTED: "https://schema.org/NotInForce",
    InstrumentStatus.SUSPENDED: "https://schema.org/NotInForce",
    InstrumentStatus.REPEALED: "https://schema.org/NotInForce",
    InstrumentStatus.EXPIRED: "https://schema.org/NotInForce",
    InstrumentStatus.STRUCK_DOWN: "https://schema.org/NotInForce",
}
RELATIONS: Final = {
    RelationKind.AMENDS: "legislationAmends",
    RelationKind.REPEALS: "legislationRepeals",
    RelationKind.REPLACES: "legislationRepeals",
    RelationKind.TRANSPOSES: "legislationTransposes",
    RelationKind.IMPLEMENTS: "legislationEnsuresImplementationOf",
    RelationKind.CITES: "citation",
}


def law_things(law: Instrument, frame: Any, book: AddressBook) -> Iterable[Thing]:
    """Return a law, with the force it has today and the laws that it bears on."""
    with_true_status([law])
    became_law = law.status_finding.law_event
    names = [law.short_title, law.title_original, *(each.title for each in law.texts.all())]
    yield page_thing(
        "Legislation",
        permanent(law.uid),
        name=law.title,
        alternateName=[name for name in dict.fromkeys(names) if name and name != law.title],
        url=address(frame),
        description=law.summary,
        legislationIdentifier=law.number,
        legislationType=str(law.get_kind_display()),
        legislationJurisdiction=_jurisdiction(law, book),
        legislationPassedBy=_passed_by(law),
        legislationDate=machine_date(became_law.date) if became_law else None,
        legislationLegalForce=FORCE.get(InstrumentStatus(law.status)),
        sameAs=law.identifier,
        keywords=[item.tag.name for item in law.topic_items.all()],
        isBasedOn=addresses(each.source for each in law.sources.all()),
        **_relations(law, book),
        **about_the_data(law),
    )


def _jurisdiction(law: Instrument, book: AddressBook) -> Any:
    place = law.jurisdiction
    return place_thing(place, book) or (place.local_name if place else "")


def _passed_by(law: Instrument) -> Thing | None:
    return thing("Organization", name=law.issuing_body) if law.issuing_body else None


def _relations(law: Instrument, book: AddressBook) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for row in relations_of(law):
        name = RELATIONS.get(RelationKind(row.kind))
        if name and not row.is_incoming:
            found.setdefault(name, []).append(reference("Legislation", row.other, book))
    return found


def framework_things(framework: Framework, frame: Any, _book: AddressBook) -> Iterable[Thing]:
    """Return the table of answers to a framework as a data set."""
    yield page_thing(
        "Dataset",
        permanent(framework.uid),
        name=framework.name,
        description=framework.summary or framework.name,
        url=address(frame),
        isBasedOn=addresses([framework.source]),
        creator=publisher(),
        distribution=downloads(address(frame)),
        **licence_of_data(),
    )


def scorecard_things(card: Assessment, frame: Any, book: AddressBook) -> Iterable[Thing]:
    """Return the answers of one country as a data set."""
    yield page_thing(
        "Dataset",
        permanent(card.uid),
        name=card.title_text,
        description=card.note or card.title_text,
        url=address(frame),
        spatialCoverage=place_thing(card.jurisdiction, book),
        creator=publisher(),
        distribution=downloads(address(frame)),
        **licence_of_data(),
    )
