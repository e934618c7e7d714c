"""Log an interaction, with all that belongs to it, or nothing of it."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, InteractionState
from partnerships.tracker.models import Interaction
from partnerships.tracker.services.add_action import add_action
from partnerships.tracker.services.add_commitment import add_commitment
from partnerships.tracker.services.keep_file import keep_file
from partnerships.tracker.services.log_interaction.check import (
    check_draft,
    check_message,
    check_still_seen,
)
from partnerships.tracker.services.log_interaction.draft import Additions, InteractionDraft
from partnerships.tracker.services.log_interaction.keep import (
    fill,
    lock_partner,
    note_activity,
    people_of,
    set_links,
    set_participants,
)
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def log_interaction(
    draft: InteractionDraft, user: User, additions: Additions | None = None
) -> Interaction:
    """Write down an interaction with its participants, links, follow-up, commitments and files.

    Brings the last contact with the partner, with the bodies above it and with the people up to
    date. Raises ValidationError by field of the draft; for the additions at `follow_up`,
    `follow_up_due`, `follow_up_by`, `commitments` and `files`.
    """
    additions = additions or Additions()
    lock_partner(draft.relationship)
    check_draft(draft, user)
    message_id = check_message(draft, additions.message_id, user)
    interaction = Interaction(
        relationship=draft.relationship, created_by=user, message_id=message_id
    )
    draft.owner = draft.owner or user
    fill(interaction, draft)
    interaction.save()
    interaction.named_people.set(draft.named_people)
    check_still_seen(interaction, user)
    set_participants(interaction, draft)
    set_links(interaction, draft, user)
    note_activity(people_of(interaction))
    roll_up_contact(draft.relationship)
    write_audit(AuditAction.CREATED, interaction, user)
    add_to(interaction, additions, user)
    keep_files(interaction, additions.files, user)
    return interaction


def add_to(interaction: Interaction, additions: Additions, user: User) -> None:
    """Add the follow-up and the commitments to an interaction; raises ValidationError."""
    _add_follow_up(interaction, additions, user)
    if additions.commitments and interaction.state != InteractionState.HELD:
        raise ValidationError(
            {"commitments": _("Something can be promised only in what was held.")}
        )
    wrong: list[str] = []
    for commitment in additions.commitments:
        commitment.relationship = interaction.relationship
        commitment.interaction, commitment.made_on = interaction, interaction.on
        try:
            add_commitment(commitment, user)
        except ValidationError as error:
            wrong += [f"{commitment.text}: {words}" for words in error.messages]
    if wrong:
        raise ValidationError({"commitments": wrong})


def _add_follow_up(interaction: Interaction, additions: Additions, user: User) -> None:
    action = additions.follow_up
    if action is None:
        return
    if action.due_on and action.due_on < interaction.on:
        raise ValidationError({"follow_up_due": _("It would be due before the interaction.")})
    action.relationship, action.interaction = interaction.relationship, interaction
    action.assignee = action.assignee or user
    try:
        add_action(action, user)
    except ValidationError as error:
        names = {"due_on": "follow_up_due", "assignee": "follow_up_by"}
        found = error.message_dict.items()
        raise ValidationError(
            {names.get(name, "follow_up"): words for name, words in found}
        ) from error


def keep_files(interaction: Interaction, files: Iterable[UploadedFile], user: User) -> None:
    """Keep the files of an interaction; raises ValidationError at `files`, naming each."""
    kept, wrong = [], []
    for upload in files:
        try:
            kept.append(keep_file(upload, user, interaction=interaction))
        except ValidationError as error:
            wrong += [f"{upload.name}: {words}" for words in error.messages]
    if not wrong:
        return
    for row in kept:
        row.file.delete(save=False)
    raise ValidationError({"files": wrong})
