"""Make a prospect of a request for a portal, in one go."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from foundation.text import fold
from partnerships.register.choices import OrganisationKind
from partnerships.register.models import Organisation, PortalRequest
from partnerships.tracker.choices import AuditAction, EnquiryState, Stage
from partnerships.tracker.models import Enquiry, Relationship
from partnerships.tracker.services.add_relationship import add_relationship
from partnerships.tracker.services.deal_with_enquiry.taking import enquiry_to_change, move_to
from partnerships.tracker.services.move_stage import move_stage
from partnerships.tracker.services.write_audit import write_audit

#: Stages of a relationship that an enquiry brings to life again.
_ASLEEP = (Stage.DORMANT, Stage.ENDED)
_ADD_TO_REGISTER = "partnerships.add_organisation"


@dataclass(frozen=True)
class Prospect:
    """What is made of a request: the organisation, or the name of a new one; what comes next."""

    organisation: Organisation | None
    new_name: str
    kind: str
    next_step: str
    next_step_on: date | None


@transaction.atomic
def make_prospect(request: PortalRequest, user: User, wish: Prospect) -> Enquiry:
    """Return the enquiry, tied to the relationship that came of it.

    The organisation is one of the register or a new draft of it. A relationship that there is
    already is taken: brought back to prospect if it slept, else left in its stage. Raises
    ValidationError by field (`organisation`, `new_name`, `next_step`, `next_step_on`).
    """
    enquiry, is_new = enquiry_to_change(request, user)
    if enquiry.state == EnquiryState.HAZARDOUS:
        raise ValidationError(_("It is marked as hazardous: no prospect is made of it."))
    if enquiry.relationship_id is not None:
        raise ValidationError(_("It became a prospect already."))
    _check_step(wish)
    organisation = wish.organisation or _draft_organisation(request, user, wish)
    enquiry.relationship = _relationship_with(organisation, user, wish)
    enquiry.closed_on = timezone.localdate()
    enquiry.owner = enquiry.owner or user
    move_to(enquiry, EnquiryState.PROSPECT, user, is_new=is_new)
    return enquiry


def _check_step(wish: Prospect) -> None:
    if not wish.next_step.strip():
        raise ValidationError({"next_step": _("Say what the first next step is.")})
    if wish.next_step_on is None or wish.next_step_on < timezone.localdate():
        raise ValidationError({"next_step_on": _("Give the day of the next step, today or later.")})


def _draft_organisation(request: PortalRequest, user: User, wish: Prospect) -> Organisation:
    """Return a new draft of the register, with no more than name, kind and place."""
    if not user.has_perm(_ADD_TO_REGISTER):
        raise PermissionDenied
    name = wish.new_name.strip()
    if not name:
        raise ValidationError({"new_name": _("Name the organisation, or find it above.")})
    _check_new(name, request)
    kind = wish.kind if wish.kind in OrganisationKind.values else OrganisationKind.OTHER
    organisation = Organisation(
        name=name, kind=kind, jurisdiction=request.jurisdiction, live=False, owner=user
    )
    organisation.save()
    revision = organisation.save_revision(user=user, clean=False)
    log(organisation, "wagtail.create", user=user, revision=revision)
    return organisation


def _check_new(name: str, request: PortalRequest) -> None:
    """Refuse a second organisation of one name in one country."""
    here = Organisation.objects.filter(jurisdiction=request.jurisdiction)
    if any(fold(name) == fold(known) for known in here.values_list("name", flat=True)):
        raise ValidationError(
            {"organisation": _("The register has an organisation of this name here: find it.")}
        )


def _relationship_with(organisation: Organisation, user: User, wish: Prospect) -> Relationship:
    found = Relationship.everything.filter(organisation=organisation, portal=None).first()
    if found is None:
        return add_relationship(
            {
                "organisation": organisation,
                "stage": Stage.PROSPECT,
                "owner": user,
                "next_step": wish.next_step.strip(),
                "next_step_on": wish.next_step_on,
            },
            user,
            reason=_("Asked for a portal."),
        )
    if not Relationship.objects.editable_by(user).filter(pk=found.pk).exists():
        raise ValidationError(
            {"organisation": _("A colleague looks after this partner: ask a manager.")}
        )
    return _taken_up(found, user, wish)


def _taken_up(relationship: Relationship, user: User, wish: Prospect) -> Relationship:
    if relationship.stage in _ASLEEP:
        today = timezone.localdate()
        move_stage(relationship, Stage.PROSPECT, today, _("Asked for a portal."), user)
    if not relationship.next_step:
        relationship.next_step = wish.next_step.strip()
        relationship.next_step_on = wish.next_step_on
        relationship.save(update_fields=["next_step", "next_step_on"])
        write_audit(AuditAction.CHANGED, relationship, user, "next_step, next_step_on")
    return relationship
