"""What follows when records of the tracker, or the bodies they are about, are saved or go."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from partnerships.register.models import Organisation
from partnerships.tracker.models import Agreement, Interaction, Person, Post, Relationship
from partnerships.tracker.services.refresh_find_entries import (
    forget_find_entries,
    refresh_find_entries,
    refresh_find_entries_of,
)


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
