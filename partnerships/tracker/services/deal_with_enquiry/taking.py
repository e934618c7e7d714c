"""Take a request for a portal in hand."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import AuditAction, EnquiryState, Right
from partnerships.tracker.models import Enquiry
from partnerships.tracker.querysets import may
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def take_in_hand(request: PortalRequest, user: User) -> Enquiry:
    """Return the enquiry of a request, in hand of `user`.

    Raises ValidationError where somebody else was faster, PermissionDenied for whoever may not.
    """
    enquiry, is_new = enquiry_to_change(request, user)
    if enquiry.state in (EnquiryState.PROSPECT, EnquiryState.HAZARDOUS):
        raise ValidationError(_("It was dealt with already."))
    if not is_new and enquiry.state == EnquiryState.IN_HAND and enquiry.owner_id == user.pk:
        return enquiry
    enquiry.owner, enquiry.closed_on = user, None
    move_to(enquiry, EnquiryState.IN_HAND, user, is_new=is_new)
    return enquiry


def enquiry_to_change(request: PortalRequest, user: User) -> tuple[Enquiry, bool]:
    """Return the enquiry of a request, locked, and whether it was made now.

    Of two who make one at once, the second gets a ValidationError. Raises PermissionDenied for
    whoever may not change it.
    """
    if not may(user, Right.EDIT):
        raise PermissionDenied
    enquiry: Enquiry | None = (
        Enquiry.everything.select_for_update(of=("self",)).filter(request=request).first()
    )
    if enquiry is not None:
        if not Enquiry.objects.editable_by(user).filter(pk=enquiry.pk).exists():
            raise PermissionDenied
        return enquiry, False
    try:
        with transaction.atomic():
            made: Enquiry = Enquiry.everything.create(request=request, owner=user, created_by=user)
    except IntegrityError as error:
        raise ValidationError(_("A colleague took it in hand just now.")) from error
    return made, True


def move_to(enquiry: Enquiry, state: EnquiryState, user: User, *, is_new: bool) -> None:
    """Save an enquiry in its new state, and write it down."""
    before = "new" if is_new else enquiry.state
    enquiry.state = state
    enquiry.save()
    action = AuditAction.CREATED if is_new else AuditAction.CHANGED
    write_audit(action, enquiry, user, f"{before} > {state.value}")
