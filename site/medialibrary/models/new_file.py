"""What happens to every new file, whoever brings it."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models


class NewFileMixin(models.Model):
    """Replaces a new file by one without metadata: before validation ends, at the latest on save.

    `file_size` and `file_hash` are then those of what is kept.
    """

    #: Returns the bare file; raises ValidationError, at the field `file`, for one to refuse.
    strip_new_file: Callable[[File], ContentFile]
    #: Every subclass has this field.
    file: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a file that never was validated is stripped now."""
        self._strip_once()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse what cannot be read, with a message at the field."""
        super().clean()
        self._strip_once()

    def _strip_once(self) -> None:
        file = self.file
        if not file or file._committed or isinstance(file.file, _Bare):
            return
        bare = self.strip_new_file(file)
        self.file = _Bare(bare.read(), name=bare.name)


class _Bare(ContentFile):
    """A file that was stripped already."""
