"""What rows that come from a loader, and may be corrected by a person, share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRecord(models.Model):
    """A row filled by `load_reference`, which leaves it alone once a person has changed it."""

    locally_edited = models.BooleanField(
        _("edited here"),
        default=False,
        help_text=_("Loading reference data again keeps what was written here."),
    )

    class Meta:
        abstract = True
