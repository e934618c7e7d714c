"""Take out a tenure that was written down by mistake."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, InteractionState
from partnerships.tracker.models import Agreement, Participant, Tenure
from partnerships.tracker.services.lock_post import lock_post
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def remove_tenure(tenure: Tenure, user: User) -> None:
    """Delete a tenure that never was; one in which somebody took part in something is refused."""
    lock_post(tenure.post)
    pair = {"post": tenure.post, "person": tenure.person}
    held = Participant.everything.filter(**pair).exclude(
        interaction__state=InteractionState.PLANNED
    )
    signed = Agreement.everything.filter(their_post=tenure.post, their_person=tenure.person)
    others = Tenure.everything.filter(**pair).exclude(pk=tenure.pk)
    if not others.exists() and (held.exists() or signed.exists()):
        words = _("The days of %(person)s in this post are still needed: correct them instead.")
        raise ValidationError({"is_wrong": words % {"person": tenure.person}})
    write_audit(AuditAction.DELETED, tenure, user)
    tenure.delete()
