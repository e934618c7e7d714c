"""Hide a request for a portal that holds what nobody should see, or bring it back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import EnquiryState, Right
from partnerships.tracker.models import Enquiry
from partnerships.tracker.querysets import may
from partnerships.tracker.services.deal_with_enquiry.taking import enquiry_to_change, move_to


@transaction.atomic
def hide_enquiry(request: PortalRequest, user: User) -> Enquiry:
    """Return the enquiry, marked as hazardous today: the day from which it is purged by rule.

    What was noted goes, and the tie to a partner with it; the partner stays.
    """
    enquiry, is_new = enquiry_to_change(request, user)
    if enquiry.state == EnquiryState.HAZARDOUS:
        return enquiry
    enquiry.note, enquiry.relationship = "", None
    enquiry.closed_on = timezone.localdate()
    move_to(enquiry, EnquiryState.HAZARDOUS, user, is_new=is_new)
    return enquiry


@transaction.atomic
def show_enquiry(request: PortalRequest, user: User) -> Enquiry:
    """Return a hazardous enquiry to those in hand, for managers.

    Raises ValidationError for one that is not hazardous, PermissionDenied for others.
    """
    if not may(user, Right.MANAGE):
        raise PermissionDenied
    enquiry, is_new = enquiry_to_change(request, user)
    if enquiry.state != EnquiryState.HAZARDOUS:
        raise ValidationError(_("It is not marked as hazardous."))
    enquiry.closed_on = None
    move_to(enquiry, EnquiryState.IN_HAND, user, is_new=is_new)
    return enquiry
