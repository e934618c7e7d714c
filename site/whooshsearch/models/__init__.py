"""What the backend keeps in the database."""

from whooshsearch.models.pending_change import PendingChange

__all__ = ["PendingChange"]
