"""Say what became of a planned interaction."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, InteractionState
from partnerships.tracker.models import Interaction
from partnerships.tracker.services.log_interaction.check import why_not_on
from partnerships.tracker.services.log_interaction.keep import (
    lock_partner,
    note_activity,
    people_of,
    renew_holders,
)
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def settle_interaction(
    interaction: Interaction, user: User, state: InteractionState, on: date, notes: str = ""
) -> Interaction:
    """Return a planned interaction as held, cancelled or unanswered on a day, with more notes.

    Raises ValidationError by field, PermissionDenied for whoever may not change it.
    """
    if not Interaction.objects.editable_by(user).filter(pk=interaction.pk).exists():
        raise PermissionDenied
    lock_partner(interaction.relationship)
    row: Interaction = Interaction.everything.select_related("relationship").get(pk=interaction.pk)
    if row.state != InteractionState.PLANNED:
        words = _("It is not planned any more: it is “%(state)s”.")
        raise ValidationError({"state": words % {"state": row.get_state_display()}})
    if state == InteractionState.PLANNED:
        raise ValidationError({"state": _("Say what became of it.")})
    if words := why_not_on(state, on):
        raise ValidationError({"on": words})
    people = people_of(row)
    row.state, row.on = state, on
    row.notes = "\n\n".join(part for part in (row.notes, notes.strip()) if part)
    row.save(update_fields=["state", "on", "notes"])
    renew_holders(row)
    note_activity(people | people_of(row))
    roll_up_contact(row.relationship)
    write_audit(AuditAction.CHANGED, row, user, f"state: {state.value}")
    return row
