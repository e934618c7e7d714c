"""Delete a kept narrowing of the list of partners."""

from django.db import transaction

from accounts.models import User
from partnerships.tracker.models import SavedFilter


@transaction.atomic
def delete_filter(user: User, pk: int) -> str:
    """Return the name of the filter deleted; raises SavedFilter.DoesNotExist for another's."""
    kept = SavedFilter.objects.get(user=user, pk=pk)
    kept.delete()
    return kept.name
