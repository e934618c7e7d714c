"""Files of the tracker, kept apart from those of the site."""

from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.models.agreement import Agreement, Amendment
from partnerships.tracker.models.base import TrackerModel
from partnerships.tracker.models.commitment import Commitment
from partnerships.tracker.models.interaction import Interaction


class PrivateStorage(FileSystemStorage):
    """The folder of private files, looked up when a file is touched, not when the site starts."""

    @property
    def base_location(self) -> Any:
        """Return the folder that the settings name now."""
        return settings.PRIVATE_ROOT

    @property
    def location(self) -> str:
        """Return its absolute path."""
        return str(Path(self.base_location).absolute())


def private_storage() -> FileSystemStorage:
    """Return where private files lie: no address leads there."""
    return PrivateStorage(
        base_url=None, file_permissions_mode=0o600, directory_permissions_mode=0o700
    )


def private_path(instance: Any, _filename: str) -> str:
    """Return under which name a file is kept: its identifier says nothing of it."""
    return f"{instance.uid.hex[:2]}/{instance.uid.hex}"


class PrivateFile(TrackerModel):
    """A file of an interaction, an agreement, an amendment or a commitment."""

    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.CASCADE, related_name="files"
    )
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.CASCADE, related_name="files"
    )
    amendment = models.ForeignKey(
        Amendment, null=True, blank=True, on_delete=models.CASCADE, related_name="files"
    )
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.CASCADE, related_name="files"
    )
    file = models.FileField(_("file"), storage=private_storage, upload_to=private_path)
    name = models.CharField(_("name"), max_length=255)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    guarded_by: ClassVar[tuple[str, ...]] = ("interaction", "agreement", "amendment", "commitment")

    class Meta(TrackerModel.Meta):
        verbose_name = _("private file")
        verbose_name_plural = _("private files")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(interaction__isnull=False, agreement=None, amendment=None)
                    & models.Q(commitment=None)
                )
                | (
                    models.Q(interaction=None, agreement__isnull=False, amendment=None)
                    & models.Q(commitment=None)
                )
                | (
                    models.Q(interaction=None, agreement=None, amendment__isnull=False)
                    & models.Q(commitment=None)
                )
                | (
                    models.Q(interaction=None, agreement=None, amendment=None)
                    & models.Q(commitment__isnull=False)
                ),
                name="tracker_privatefile_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.name
