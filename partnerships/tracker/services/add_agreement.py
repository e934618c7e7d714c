"""Write down an agreement: a new one, or the one that renews another."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import Organisation
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Agreement
from partnerships.tracker.services.check_agreement import check_agreement, check_still_seen
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.name_signatory import name_signatory
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def add_agreement(
    agreement: Agreement,
    user: User,
    parties: Iterable[Organisation] = (),
    named: Iterable[User] = (),
) -> Agreement:
    """Save a new agreement for `user`; raises ValidationError by field."""
    parties, named = list(parties), list(named)
    check_agreement(agreement, user, parties, named)
    name_signatory(agreement)
    agreement.created_by = user
    agreement.save()
    agreement.parties.set(parties)
    agreement.named_people.set(named)
    check_still_seen(agreement, user)
    write_audit(AuditAction.CREATED, agreement, user)
    return agreement


@transaction.atomic
def renew_agreement(
    renewed: Agreement,
    agreement: Agreement,
    user: User,
    parties: Iterable[Organisation] = (),
    named: Iterable[User] = (),
) -> Agreement:
    """Save `agreement`, which renews another that `user` may change; each is renewed once."""
    before: Agreement = locked(renewed)
    refuse_renewal(before)
    if agreement.starts_on and before.starts_on and agreement.starts_on <= before.starts_on:
        raise ValidationError(
            {"starts_on": _("It would start before, or with, the one that it renews.")}
        )
    agreement.relationship, agreement.renews = before.relationship, before
    return add_agreement(agreement, user, parties, named)


def refuse_renewal(agreement: Agreement) -> None:
    """Raise ValidationError for an agreement that cannot be renewed."""
    if agreement.renewal_agreement is not None:
        raise ValidationError(_("This agreement was renewed already."))
    if agreement.terminated_on is not None:
        raise ValidationError(_("This agreement was terminated: make a new one instead."))
    if agreement.signed_on is None:
        raise ValidationError(_("Not both sides have signed it: there is nothing to renew yet."))
