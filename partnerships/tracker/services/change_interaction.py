"""Change an interaction, and what hangs on its day, state and participants."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Interaction
from partnerships.tracker.services.changed_fields import changed_fields
from partnerships.tracker.services.log_interaction.check import check_draft, check_still_seen
from partnerships.tracker.services.log_interaction.draft import Additions, InteractionDraft
from partnerships.tracker.services.log_interaction.keep import (
    fill,
    lock_partner,
    note_activity,
    people_of,
    renew_holders,
    set_links,
    set_participants,
)
from partnerships.tracker.services.log_interaction.log import add_to, keep_files
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from partnerships.tracker.services.write_audit import write_audit

_LONGEST: Final = 200


@transaction.atomic
def change_interaction(
    interaction: Interaction,
    draft: InteractionDraft,
    user: User,
    additions: Additions | None = None,
) -> Interaction:
    """Return the interaction as the draft says, with what was added; its partner stays.

    Raises ValidationError by field, PermissionDenied for whoever may not change it.
    """
    if not Interaction.objects.editable_by(user).filter(pk=interaction.pk).exists():
        raise PermissionDenied
    additions = additions or Additions()
    lock_partner(interaction.relationship)
    before: Interaction = Interaction.everything.get(pk=interaction.pk)
    row: Interaction = Interaction.everything.select_related("relationship").get(pk=before.pk)
    draft.relationship = row.relationship
    check_draft(draft, user, before)
    fill(row, draft)
    people = people_of(row)
    changed = _write(row, draft, before, user)
    note_activity(people | people_of(row))
    roll_up_contact(row.relationship)
    if changed:
        write_audit(AuditAction.CHANGED, row, user, ", ".join(changed)[:_LONGEST])
    add_to(row, additions, user)
    keep_files(row, additions.files, user)
    return row


def _write(row: Interaction, draft: InteractionDraft, before: Interaction, user: User) -> list[str]:
    """Save a row that was filled; returns the names of what changed."""
    changed = changed_fields(row, before)
    row.save()
    if {each.pk for each in row.named_people.all()} != {each.pk for each in draft.named_people}:
        row.named_people.set(draft.named_people)
        changed.append("named_people")
    check_still_seen(row, user)
    changed += ["participants"] if set_participants(row, draft) else []
    changed += ["links"] if set_links(row, draft, user) else []
    if row.on != before.on:
        renew_holders(row)
    return changed
