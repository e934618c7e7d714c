"""A child row that keeps its identity when drafts re-make it."""

import uuid

from django.db import models


class RecordChild(models.Model):
    """A row edited inside its record: its `uid`, not its primary key, is its identity.

    Publishing or restoring a draft re-makes child rows, so nothing outside the record may
    hold a foreign key to one: it stores the uid and resolves it.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    sort_order = models.PositiveIntegerField(null=True, blank=True, editable=False)
    sort_order_field = "sort_order"

    class Meta:
        abstract = True
        ordering = ["sort_order"]
