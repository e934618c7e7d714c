"""A change that an index has yet to take in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PendingChange(models.Model):
    """One record that changed, for one index, written in the transaction of the change itself.

    What rolls back leaves no row, and what was committed is not forgotten when the process dies
    before the index is written: the next drain takes it in. Rows are only ever added and deleted,
    so that a change made during a drain has a row of its own. `is_taken_in` marks a row that the
    index has taken in while a rebuild goes on, which needs it once more.
    """

    index = models.CharField(_("index"), max_length=200)
    model = models.CharField(_("model"), max_length=200)
    key = models.CharField(_("key"), max_length=255)
    is_removal = models.BooleanField(_("removal"), default=False)
    is_taken_in = models.BooleanField(_("taken in"), default=False)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pending change of a search index")
        verbose_name_plural = _("pending changes of search indexes")
        ordering = ["pk"]
        indexes = [models.Index(fields=["index", "id"], name="whooshsearch_pendingchange_due")]

    def __str__(self) -> str:
        return f"{self.index}: {self.model} {self.key}"
