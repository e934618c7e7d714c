"""Partners, portals, forums and their meetings, countries and topics as schema.org has them."""

from collections.abc import Iterable
from typing import Any, Final

from foundation.addresses import AddressBook
from partnerships.register.choices import EditionMode, OrganisationKind
from partnerships.register.models import Edition, Forum, Organisation, Portal
from reference.models import Jurisdiction, Topic
from website.api.links import permanent
from website.structured.common import (
    Thing,
    address,
    machine_date,
    page_thing,
    place_thing,
    reference,
    thing,
)

ATTENDANCE: Final = {
    EditionMode.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    EditionMode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    EditionMode.HYBRID: "https://schema.org/MixedEventAttendanceMode",
    EditionMode.WORLDWIDE: "https://schema.org/MixedEventAttendanceMode",
}
#: Meetings of one forum that its page tells to programs.
MOST_MEETINGS: Final = 50


def kind_of(partner: Organisation) -> str:
    """Return what a partner is, in the words of schema.org."""
    if partner.is_government:
        return "GovernmentOrganization"
    is_ngo = partner.kind in {OrganisationKind.CIVIL_SOCIETY, OrganisationKind.HOTLINE}
    return "NGO" if is_ngo else "Organization"


def partner_things(partner: Organisation, frame: Any, book: AddressBook) -> Iterable[Thing]:
    """Return a partner."""
    parent = partner.parent
    yield page_thing(
        kind_of(partner),
        permanent(partner.uid),
        name=partner.name,
        alternateName=[
            name for name in (partner.acronym, *(each.name for each in partner.names.all())) if name
        ],
        description=partner.summary,
        url=partner.website if partner.is_linkable else "",
        mainEntityOfPage=address(frame),
        areaServed=place_thing(partner.jurisdiction, book),
        parentOrganization=(
            reference(kind_of(parent), parent, book)
            if parent is not None and parent.is_public
            else None
        ),
    )


def portal_things(portal: Portal, frame: Any, book: AddressBook) -> Iterable[Thing]:
    """Return a portal: a service, and where it is to be had."""
    places = (portal.jurisdiction, *portal.serves.all())
    channel = thing(
        "ServiceChannel",
        serviceUrl=portal.url if portal.is_linkable else "",
        availableLanguage=[each.tag for each in portal.languages.all()],
    )
    yield page_thing(
        "Service",
        permanent(portal.uid),
        name=portal.name,
        description=portal.summary,
        mainEntityOfPage=address(frame),
        areaServed=[each for each in (place_thing(p, book) for p in places) if each],
        availableChannel=channel if len(channel) > 1 else None,
        provider=[
            reference(kind_of(each.organisation), each.organisation, book)
            for each in portal.partners.all()
            if each.organisation.is_public
        ],
    )


def forum_things(forum: Forum, frame: Any, book: AddressBook) -> Iterable[Thing]:
    """Return a forum and its public meetings, the latest first."""
    yield page_thing(
        "EventSeries",
        permanent(forum.uid),
        name=forum.name,
        alternateName=[name for name in (forum.acronym, forum.other_names) if name],
        description=forum.summary,
        url=forum.url,
        mainEntityOfPage=address(frame),
        organizer=thing("Organization", name=forum.host_body) if forum.host_body else None,
    )
    if forum.pk is None:  # a preview of what was never saved
        return
    meetings = forum.editions.filter(live=True).select_related("jurisdiction", "forum")
    for meeting in meetings[:MOST_MEETINGS]:
        yield _meeting(meeting, book)


def _meeting(meeting: Edition, book: AddressBook) -> Thing:
    mode = EditionMode(meeting.mode)
    return page_thing(
        "Event",
        permanent(meeting.uid),
        name=meeting.name,
        startDate=machine_date(meeting.starts),
        endDate=machine_date(meeting.ends),
        eventAttendanceMode=ATTENDANCE[mode],
        location=_location(meeting, book),
        superEvent=reference("EventSeries", meeting.forum, book),
        mainEntityOfPage=book.full_url(meeting),
    )


def _location(meeting: Edition, book: AddressBook) -> Thing | None:
    if meeting.mode == EditionMode.ONLINE:
        return _online(meeting.forum)
    area = place_thing(meeting.jurisdiction, book)
    if not meeting.city:
        return area
    return thing("Place", name=meeting.city, containedInPlace=area)


def _online(forum: Forum | None) -> Thing | None:
    return thing("VirtualLocation", url=forum.url) if forum is not None and forum.url else None


def country_things(place: Jurisdiction, frame: Any, book: AddressBook) -> Iterable[Thing]:
    """Return a country, another place, or a body."""
    kind = "Organization" if place.is_body else None
    found = place_thing(place, book) or thing(
        kind or "Organization", name=place.local_name, identifier=place.code
    )
    official = place.official_name
    sovereign = place_thing(place.sovereign, book)
    yield {
        **page_thing(found.pop("@type"), address(frame), **found),
        "mainEntityOfPage": address(frame),
        **({"alternateName": official} if official and official != place.name else {}),
        **({"containedInPlace": sovereign} if sovereign and not kind else {}),
    }


def topic_things(topic: Topic, frame: Any, book: AddressBook) -> Iterable[Thing]:
    """Return a topic as a term of a controlled vocabulary."""
    terms = book.list_path(Topic)
    yield page_thing(
        "DefinedTerm",
        address(frame),
        name=topic.name,
        description=topic.definition,
        termCode=topic.slug,
        url=address(frame),
        inDefinedTermSet=f"{address(frame).removesuffix(f'{topic.slug}/')}" if terms else None,
    )
