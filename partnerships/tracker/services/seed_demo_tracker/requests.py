"""Invent requests for portals, as if they had come by the public form."""

from typing import TYPE_CHECKING

from partnerships.register.choices import OrganisationKind
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import EnquiryState
from partnerships.tracker.models import Enquiry
from partnerships.tracker.services.seed_demo_tracker.words import INVENTED, REQUESTS
from reference.models import Jurisdiction

if TYPE_CHECKING:
    from partnerships.tracker.services.seed_demo_tracker.seed import Invention


def seed_requests(invention: "Invention") -> int:
    """Make the requests, the first of them in hand already; return how many."""
    places = {place.code: place for place in Jurisdiction.objects.all()}
    made = [
        PortalRequest.objects.create(
            jurisdiction=places.get(code),
            organisation_name=name,
            organisation_kind=OrganisationKind.OTHER,
            contact_name="Invented office",
            contact_role=office,
            email=f"office-{number}@example.org",
            message=f"{message} {INVENTED}",
            has_consent=True,
        )
        for number, (code, name, office, message) in enumerate(REQUESTS, start=1)
    ]
    Enquiry.everything.create(
        request=made[0], owner=invention.keepers[0], state=EnquiryState.IN_HAND, note=INVENTED
    )
    return len(made)
