"""Delete an interaction that was logged by mistake, with its files."""

from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import (
    ActionPoint,
    Commitment,
    InfluenceLink,
    Interaction,
    PrivateFile,
)
from partnerships.tracker.querysets import may
from partnerships.tracker.services.log_interaction.keep import (
    lock_partner,
    note_activity,
    people_of,
)
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def delete_interaction(interaction: Interaction, user: User) -> None:
    """Delete an interaction; only a manager may, and only while nothing else depends on it.

    Raises PermissionDenied, or ValidationError that says what depends on it.
    """
    if not may(user, Right.MANAGE):
        raise PermissionDenied
    relationship = lock_partner(interaction.relationship)
    _refuse_if_needed(interaction)
    people = people_of(interaction)
    files = [
        (row.file.storage, str(row.file.name))
        for row in PrivateFile.everything.filter(interaction=interaction)
    ]
    write_audit(AuditAction.DELETED, interaction, user)
    interaction.delete()
    note_activity(people)
    roll_up_contact(relationship)
    for storage, name in files:
        transaction.on_commit(partial(storage.delete, name))


def _refuse_if_needed(interaction: Interaction) -> None:
    needed = {
        model._meta.verbose_name_plural: model.everything.filter(interaction=interaction).count()
        for model in (Commitment, ActionPoint, InfluenceLink)
    }
    found = [f"{number} {name}" for name, number in needed.items() if number]
    if found:
        words = _("First delete or move what was decided in it: %(what)s.")
        raise ValidationError(words % {"what": ", ".join(found)})
