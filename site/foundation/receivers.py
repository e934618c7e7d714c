"""Signals of Wagtail and Django that concern every publishable record, and every connection."""

from typing import Any

from django.db.backends.signals import connection_created
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.signals import unpublished

from foundation import collation, publishing
from foundation.models import PublishableRecord


@receiver(unpublished)
def follow_unpublish(instance: Any, **_kwargs: Any) -> None:
    """A record taken off the site: whoever asked, its followers hear of it."""
    if isinstance(instance, PublishableRecord):
        publishing.follow_withdrawal(instance)


@receiver(pre_delete)
def follow_delete(instance: Any, **_kwargs: Any) -> None:
    """A live record deleted leaves the site first."""
    if isinstance(instance, PublishableRecord) and instance.live:
        publishing.follow_withdrawal(instance)


@receiver(connection_created)
def teach_the_alphabet(connection: Any, **_kwargs: Any) -> None:
    """A new connection: the database learns the alphabetical order of our languages."""
    collation.register(connection)
