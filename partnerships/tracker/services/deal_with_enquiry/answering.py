"""Close a request for a portal that was answered."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import EnquiryState
from partnerships.tracker.models import Enquiry
from partnerships.tracker.services.deal_with_enquiry.taking import enquiry_to_change, move_to


@transaction.atomic
def answer_enquiry(request: PortalRequest, user: User, note: str) -> Enquiry:
    """Return the enquiry, closed today with what was answered.

    Raises ValidationError by field without words, or for a hazardous one.
    """
    enquiry, is_new = enquiry_to_change(request, user)
    if enquiry.state == EnquiryState.HAZARDOUS:
        raise ValidationError(_("It is marked as hazardous: nobody answers it."))
    if not note.strip():
        raise ValidationError({"note": _("Say in a few words what was answered.")})
    enquiry.note = note.strip()
    enquiry.closed_on = timezone.localdate()
    enquiry.owner = enquiry.owner or user
    move_to(enquiry, EnquiryState.ANSWERED, user, is_new=is_new)
    return enquiry
