"""What follows when rows of stewardship go."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from stewardship.models import ArchivedCopy


@receiver(post_delete, sender=ArchivedCopy)
def delete_file(instance: ArchivedCopy, **_signal: Any) -> None:
    """Delete the file of a copy once nothing brings its row back."""
    if instance.file.name:
        delete = partial(instance.file.storage.delete, instance.file.name)
        transaction.on_commit(delete)
