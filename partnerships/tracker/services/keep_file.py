"""Keep a private file of an interaction, an agreement, an amendment or a commitment."""

import hashlib
from pathlib import PurePath
from typing import BinaryIO, Final, cast

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import PrivateFile, TrackerModel
from partnerships.tracker.services.write_audit import write_audit
from stewardship.services.recognise_file import FileKind, kinds_in_words, recognise_file

#: In bytes.
LARGEST_FILE: Final = 20 * 1024 * 1024
_LONGEST_NAME: Final = 200


@transaction.atomic
def keep_file(upload: UploadedFile, user: User, **owner: TrackerModel) -> PrivateFile:
    """Keep an uploaded file with the one thing it belongs to, such as `agreement=row`.

    `user` was allowed to change that thing. Raises ValidationError, to be shown at the field of
    the upload, for what is empty, over 20 MB, or of a kind that is not kept; its bytes decide.
    Keep files last, so that nothing that fails afterwards leaves bytes behind.
    """
    kind = check_file(upload)
    row = PrivateFile(
        **owner,
        name=name_of(upload, kind),
        media_type=kind.media_type,
        size=upload.size or 0,
        sha256=_digest(upload),
        created_by=user,
    )
    row.file.save(row.uid.hex, upload, save=False)
    try:
        row.save()
    except DatabaseError:
        row.file.delete(save=False)
        raise
    write_audit(AuditAction.CREATED, row, user, kind.words)
    return row


def check_file(upload: UploadedFile) -> FileKind:
    """Return the kind of an upload; raises ValidationError for what is not kept."""
    size = upload.size or 0
    if size == 0:
        raise ValidationError(_("This file is empty."), code="empty")
    if size > LARGEST_FILE:
        raise ValidationError(
            _("This file has %(size)s; at most %(most)s can be kept."),
            code="large",
            params={"size": filesizeformat(size), "most": filesizeformat(LARGEST_FILE)},
        )
    kind = recognise_file(cast("BinaryIO", upload))
    if kind is None:
        raise ValidationError(
            _("Files of this kind are not kept. What is kept: %(kinds)s."),
            code="kind",
            params={"kinds": kinds_in_words()},
        )
    return kind


def name_of(upload: UploadedFile, kind: FileKind) -> str:
    """Return what a file is called: its last part, tidied, with the suffix of what it is."""
    given = tidy_line((upload.name or "").replace("\\", "/").rpartition("/")[2])
    stem = PurePath(given).stem.strip(". ")[:_LONGEST_NAME]
    return f"{stem or _('file')}{kind.suffix}"


def _digest(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
