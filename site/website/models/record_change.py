"""What changed in public, and when: the rows of the feed of changes."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from website.choices import ChangeKind


class RecordChange(models.Model):
    """One publish, move or withdrawal of a public record, in words that may be read by anybody.

    Places and topics of the record are found through its `SearchMark`s, by `record_uid`.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    kind = models.CharField(_("what happened"), max_length=15, choices=ChangeKind)
    family = models.CharField(_("kind of record"), max_length=30, db_index=True)
    record_uid = models.UUIDField(_("record"), db_index=True)
    title = models.CharField(_("title"), max_length=500)
    path = models.CharField(_("address"), max_length=500, blank=True)
    words = models.TextField(_("what changed"), blank=True)
    changed_at = models.DateTimeField(_("changed at"), db_index=True)

    class Meta:
        verbose_name = _("public change")
        verbose_name_plural = _("public changes")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.changed_at:%Y-%m-%d} {self.title}"
