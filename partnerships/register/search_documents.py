"""What the public search keeps of partners, portals, forums, meetings and seats."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from foundation.partial_dates import PartialDate
from foundation.public_records import public_by
from foundation.registries import SearchDocument, SearchProvider
from partnerships.register.models import Edition, Forum, Organisation, Portal, PortalPartner, Seat


def partner_document(partner: Organisation) -> SearchDocument:
    """Return the public words of an organisation: its names in every language, its summary."""
    return SearchDocument(
        kind="partner",
        title=partner.name,
        names=_present(partner.acronym, *(each.name for each in partner.names.all())),
        text=_lines(partner.summary, partner.get_kind_display(), partner.website),
        places=_codes(partner.jurisdiction),
    )


def portal_document(portal: Portal) -> SearchDocument:
    """Return the public words of a portal: its name, places, languages and public partners."""
    partners = [each.organisation for each in portal.partners.all() if each.organisation.live]
    return SearchDocument(
        kind="portal",
        title=portal.name,
        text=_lines(
            portal.summary,
            portal.url if portal.is_linkable else "",
            ", ".join(language.name for language in portal.languages.all()),
            *(partner.name for partner in partners),
            *(partner.acronym for partner in partners),
        ),
        places=_codes(portal.jurisdiction, *portal.serves.all()),
        years=_years(portal.launched, portal.relaunched),
    )


def forum_document(forum: Forum) -> SearchDocument:
    """Return the public words of a forum."""
    return SearchDocument(
        kind="forum",
        title=forum.name,
        names=_present(forum.acronym, forum.other_names),
        text=_lines(forum.summary, forum.host_body, forum.get_kind_display(), forum.cadence),
    )


def edition_document(edition: Edition) -> SearchDocument | None:
    """Return the public words of a meeting, None while its forum is not public."""
    forum = edition.forum
    if forum is None or not forum.live:
        return None
    years = _years(edition.starts, edition.ends)
    return SearchDocument(
        kind="edition",
        title=edition.name,
        names=_present(*(f"{forum.acronym or forum.name} {year}" for year in years)),
        text=_lines(forum.name, forum.acronym, edition.city, edition.note, *_our_part(edition)),
        places=_codes(edition.jurisdiction),
        years=years,
    )


def seat_document(seat: Seat) -> SearchDocument:
    """Return the public words of a seat."""
    bodies = [body.name for body in (seat.forum, seat.organisation) if body and body.live]
    return SearchDocument(
        kind="seat",
        title=seat.name,
        text=_lines(seat.role, seat.summary, *bodies),
        years=_years(seat.starts, seat.ends),
    )


def _our_part(edition: Edition) -> Iterator[str]:
    for engagement in edition.engagements.all():
        yield from (engagement.get_kind_display(), engagement.title, engagement.summary)
        partner = engagement.with_organisation
        if partner and partner.live:
            yield partner.name


def _present(*names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name)


def _lines(*texts: str) -> str:
    return "\n".join(_present(*texts))


def _codes(*places: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.code for place in places if place))


def _years(*dates: PartialDate | None) -> tuple[int, ...]:
    return tuple(sorted({date.year for date in dates if date and date.year}))


def _load_partners(partners: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return partners.select_related("jurisdiction").prefetch_related("names")


def _load_portals(portals: QuerySet[Portal]) -> QuerySet[Portal]:
    behind = PortalPartner.objects.filter(public_by(PortalPartner, "organisation"))
    return portals.select_related("jurisdiction").prefetch_related(
        "serves", "languages", Prefetch("partners", behind.select_related("organisation"))
    )


def _load_editions(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    return editions.select_related("forum", "jurisdiction").prefetch_related(
        _public("engagements__with_organisation")
    )


def _load_seats(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    return seats.select_related("forum").prefetch_related(_public("organisation"))


def _public(relation: str) -> Prefetch:
    """Load the bodies behind a relation that the public may see, None in place of others."""
    return Prefetch(relation, Organisation.objects.public())


def _of_partner(partner: Organisation) -> Iterable[Model]:
    return chain(
        Portal.objects.live().filter(partners__organisation=partner).distinct(),
        Edition.objects.live().filter(engagements__with_organisation=partner).distinct(),
        Seat.objects.live().filter(organisation=partner),
    )


def _of_forum(forum: Forum) -> Iterable[Model]:
    return chain(
        Edition.objects.live().filter(forum=forum), Seat.objects.live().filter(forum=forum)
    )


PARTNERS = SearchProvider(partner_document, _load_partners, _of_partner)
PORTALS = SearchProvider(portal_document, _load_portals)
FORUMS = SearchProvider(forum_document, dependents=_of_forum)
EDITIONS = SearchProvider(edition_document, _load_editions)
SEATS = SearchProvider(seat_document, _load_seats)
