"""Which requests for a portal a colleague sees, and what became of them."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import EnquiryState, Right
from partnerships.tracker.models import Enquiry, Relationship
from partnerships.tracker.querysets import NOTHING, may

#: The state of a request of which nobody made anything yet.
NEW: Final = "new"


def requests_open_to(user: User) -> QuerySet[Any]:
    """Return the requests that `user` may see, each with its state as `state`.

    A new one is for whoever may edit; one in hand is for those who may see its enquiry; a
    hazardous one is for managers.
    """
    if not may(user, Right.EDIT):
        return PortalRequest.objects.filter(NOTHING)
    here = Enquiry.everything.filter(request=OuterRef("pk"))
    seen = Enquiry.objects.visible_to(user).filter(request=OuterRef("pk"))
    state = Coalesce(Subquery(here.values("state")[:1]), Value(NEW))
    found: QuerySet[Any] = PortalRequest.objects.annotate(state=state)
    found = found.filter(Q(state=NEW) | Exists(seen))
    if not may(user, Right.MANAGE):
        found = found.exclude(state=EnquiryState.HAZARDOUS)
    return found.select_related("jurisdiction")


def in_state(requests: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Return those in a state: the new ones the oldest first, others the latest first."""
    if state == NEW:
        return requests.filter(state=NEW).order_by("sent_at", "pk")
    return requests.filter(state=state).order_by("-sent_at", "pk")


def numbers_by_state(requests: QuerySet[Any]) -> dict[str, int]:
    """Return how many are in each state."""
    counted = requests.order_by().values("state").annotate(number=Count("pk"))
    return {row["state"]: row["number"] for row in counted}


def enquiries_of(requests: Iterable[PortalRequest], user: User) -> dict[Any, Enquiry]:
    """Return the enquiries of these requests, by the key of the request.

    Each carries as `partner` what it became, None where `user` may not see that.
    """
    keys = [request.pk for request in requests]
    rows = list(Enquiry.objects.visible_to(user).filter(request__in=keys).select_related("owner"))
    partners = _with_names(Relationship.objects.visible_to(user)).in_bulk(
        [row.relationship_id for row in rows if row.relationship_id]
    )
    for row in rows:
        row.partner = partners.get(row.relationship_id)
    return {row.request_id: row for row in rows}


def _with_names(partners: Any) -> Any:
    return partners.select_related("organisation", "portal")
