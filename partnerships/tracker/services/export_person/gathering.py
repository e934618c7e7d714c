"""Gather what is kept about a person, or about an e-mail address, as plain values."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import EnquiryState, Right
from partnerships.tracker.models import (
    Agreement,
    AuditEntry,
    Enquiry,
    HolderFlag,
    Interaction,
    Participant,
    Person,
    Tenure,
)
from partnerships.tracker.querysets import may
from partnerships.tracker.services.erase_person import Words, find_places, requests_of
from partnerships.tracker.services.erase_person.places import Place, text_of
from partnerships.tracker.services.export_person.masking import OTHER, Mask

Values = dict[str, Any]
#: What stands for a message that nobody is shown, not even whoever sent it.
HIDDEN: Final = "[marked as hazardous, and hidden]"
_OWN = (
    "uid",
    "name",
    "honorific",
    "email",
    "phone",
    "languages",
    "note",
    "last_active_on",
    "review_on",
    "created_at",
    "erased_at",
)
_REQUEST = ("organisation_name", "organisation_kind", "contact_name", "contact_role", "email")
_INTERACTION = ("place", "subject", "notes", "asked")


def export_person(person: Person, user: User) -> Values:
    """Return everything that is kept about a person, with everybody else masked.

    Raises PermissionDenied for whoever may not.
    """
    _check(user)
    mask = Mask(person)
    requests = requests_of(person.email)
    return {
        "made_at": timezone.now().isoformat(),
        "person": {name: _plain(getattr(person, name)) for name in _OWN},
        "posts": [_of_tenure(row) for row in _tenures(person)],
        "interactions": [_of_interaction(row, mask) for row in _interactions(person)],
        "agreements_signed": [_of_agreement(row, mask) for row in _agreements(person)],
        "mentions_of_a_former_holder": [_of_flag(row, mask) for row in _flags(person)],
        "texts_that_name_the_person": _texts(person, mask),
        "requests_for_a_portal": _of_requests(requests, mask),
        "audit_log": [_of_line(line) for line in _lines(person)],
    }


def export_address(email: str, user: User) -> Values:
    """Return everything that is kept about an e-mail address: people, and requests for a portal.

    Raises PermissionDenied for whoever may not.
    """
    _check(user)
    mask = Mask(None, email)
    return {
        "made_at": timezone.now().isoformat(),
        "people": [export_person(person, user) for person in people_at(email)],
        "requests_for_a_portal": _of_requests(requests_of(email), mask),
    }


def people_at(email: str) -> QuerySet[Any]:
    """Return the people with an e-mail address, none for an empty one."""
    if not email.strip():
        return Person.everything.none()
    people: QuerySet[Any] = Person.everything.filter(email__iexact=email.strip())
    return people


def _check(user: User) -> None:
    if not may(user, Right.MANAGE):
        raise PermissionDenied


def _tenures(person: Person) -> QuerySet[Any]:
    rows: QuerySet[Any] = Tenure.everything.filter(person=person)
    return rows.select_related("post__organisation__jurisdiction").order_by("starts_on", "pk")


def _interactions(person: Person) -> QuerySet[Any]:
    took_part = Participant.everything.filter(person=person).values("interaction")
    rows: QuerySet[Any] = Interaction.everything.filter(pk__in=took_part)
    return rows.select_related("relationship__organisation").order_by("on", "pk")


def _agreements(person: Person) -> QuerySet[Any]:
    rows: QuerySet[Any] = Agreement.everything.filter(their_person=person)
    return rows.order_by("signed_by_them_on", "pk")


def _flags(person: Person) -> QuerySet[Any]:
    rows: QuerySet[Any] = HolderFlag.everything.filter(tenure__person=person)
    return rows.order_by("pk")


def _lines(person: Person) -> QuerySet[Any]:
    return AuditEntry.objects.filter(record_uid=person.uid).order_by("number")


def _texts(person: Person, mask: Mask) -> list[Values]:
    """Return the whole texts in which the person is named, in interactions and elsewhere."""
    hidden = _hazardous()
    return [
        {"kind": place.kind, "field": place.field_name, "text": _of_place(place, mask)}
        for place in find_places(person, Words.of(person))
        if not (isinstance(place.row, PortalRequest) and place.row.pk in hidden)
    ]


def _of_place(place: Place, mask: Mask) -> str:
    """Return a text as a person may read it who is named in it."""
    text = text_of(place.row, place.field)
    sender = place.row.contact_name if isinstance(place.row, PortalRequest) else ""
    if sender and not mask.own.pattern.search(sender):
        text = text.replace(sender, OTHER)
    return str(mask(text))


def _hazardous() -> set[Any]:
    """Return the keys of the requests that nobody is shown; few, since they are purged soon."""
    marked = Enquiry.everything.filter(state=EnquiryState.HAZARDOUS, request__isnull=False)
    return set(marked.values_list("request_id", flat=True))


def _of_tenure(row: Tenure) -> Values:
    return {
        "post": str(row.post),
        "organisation": str(row.post.organisation),
        "from": _plain(row.starts_on),
        "until": _plain(row.ends_on),
        "acting": row.is_acting,
    }


def _of_interaction(row: Interaction, mask: Mask) -> Values:
    return {
        "on": _plain(row.on),
        "kind": row.kind,
        "state": row.state,
        "partner": str(row.relationship),
        **{name: mask(getattr(row, name)) for name in _INTERACTION},
    }


def _of_agreement(row: Agreement, mask: Mask) -> Values:
    return {"title": mask(row.title), "signed_on": _plain(row.signed_by_them_on)}


def _of_flag(row: HolderFlag, mask: Mask) -> Values:
    return {"kind": row.kind, "what": mask(row.label), "settled_on": _plain(row.settled_on)}


def _of_requests(rows: QuerySet[PortalRequest], mask: Mask) -> list[Values]:
    hidden = _hazardous()
    return [
        {**_of_request(row, mask), **({"message": HIDDEN} if row.pk in hidden else {})}
        for row in rows.select_related("jurisdiction")
    ]


def _of_request(row: PortalRequest, mask: Mask) -> Values:
    own = {name: getattr(row, name) for name in _REQUEST}
    return {
        "uid": str(row.uid),
        "sent_at": _plain(row.sent_at),
        "country": str(row.jurisdiction or ""),
        **own,
        "message": mask(row.message),
        "consent": row.has_consent,
    }


def _of_line(line: AuditEntry) -> Values:
    return {"at": _plain(line.at), "what": line.action, "detail": line.detail}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
