"""What follows when records of the tracker, or the bodies they are about, are saved or go."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from partnerships.register.models import Organisation
from partnerships.tracker.models import Agreement, Interaction, Person, Post, Relationship
from partnerships.tracker.services.refresh_find_entries import (
    forget_find_entries,
    refresh_find_entries,
    refresh_find_entries_of,
)
from partnerships.tracker.services.roll_up_contact import roll_up_from


@receiver(post_save, sender=Agreement)
@receiver(post_save, sender=Interaction)
@receiver(post_save, sender=Person)
@receiver(post_save, sender=Post)
@receiver(post_save, sender=Relationship)
def refresh_find_entry(instance: Any, *, raw: bool, **_signal: Any) -> None:
    """Have the search find the record by the words that it has now, and by no others."""
    if not raw:
        refresh_find_entries([instance])


@receiver(post_delete, sender=Agreement)
@receiver(post_delete, sender=Interaction)
@receiver(post_delete, sender=Person)
@receiver(post_delete, sender=Post)
@receiver(post_delete, sender=Relationship)
def forget_find_entry(instance: Any, **_signal: Any) -> None:
    """Have the search find a record no more that is gone."""
    forget_find_entries([instance.uid])


@receiver(post_save, sender=Organisation)
def refresh_find_entries_of_body(
    instance: Organisation, *, raw: bool, created: bool, **_signal: Any
) -> None:
    """Have the search find partners and posts by the name that their body has now."""
    if not raw and not created:
        with transaction.atomic():
            refresh_find_entries_of(instance)


@receiver(pre_save, sender=Organisation)
def note_place_of_body(
    instance: Organisation, *, raw: bool, update_fields: Any = None, **_signal: Any
) -> None:
    """Keep what a body is part of so far; a draft that is merely kept moves nothing."""
    before = None
    if not raw and instance.pk and (update_fields is None or "parent" in update_fields):
        before = Organisation.objects.select_related("parent").filter(pk=instance.pk).first()
    instance.__dict__["_place_before"] = before


@receiver(post_save, sender=Organisation)
def roll_up_contact_of_moved_body(instance: Organisation, **_signal: Any) -> None:
    """Have the last contact with a body that moved count where it is, and no more where it was."""
    before: Organisation | None = instance.__dict__.pop("_place_before", None)
    if before is None or before.parent_id == instance.parent_id:
        return
    with transaction.atomic():
        for parent in filter(None, (before.parent, instance.parent)):
            roll_up_from(parent)
