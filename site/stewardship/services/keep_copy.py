"""Keep a copy of a source: the bytes exactly as they were handed over, with their digest."""

import hashlib
from pathlib import PurePath
from typing import BinaryIO, Final, NamedTuple, cast

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from foundation.text import tidy_line
from stewardship.models import ArchivedCopy, Source
from stewardship.services.recognise_file import FileKind, kinds_in_words, recognise_file

LARGEST: Final = 50 * 1024 * 1024
_LONGEST_STEM: Final = 200
_CHUNK: Final = 1024 * 1024


class Reading(NamedTuple):
    """What was read off a file: its kind, its size in bytes and the SHA-256 of those bytes."""

    kind: FileKind
    size: int
    sha256: str


def read_upload(file: "File[bytes]", source: Source | None = None) -> Reading:
    """Return what `file` is; ValidationError for one that is not kept, or kept already."""
    size = int(file.size or 0)
    if not size:
        raise ValidationError(_("The file is empty."), code="empty")
    if size > LARGEST:
        raise ValidationError(
            _("The file has %(size)s; at most %(largest)s are kept."),
            code="too_large",
            params={"size": filesizeformat(size), "largest": filesizeformat(LARGEST)},
        )
    kind = recognise_file(cast("BinaryIO", file.file))
    if kind is None:
        raise ValidationError(
            _("This is none of the kinds of files that are kept: %(kinds)s."),
            code="unknown_kind",
            params={"kinds": kinds_in_words()},
        )
    reading = Reading(kind, size, digest_of(file))
    if source is not None and source.pk:
        _refuse_second_time(source, reading)
    return reading


def digest_of(file: "File[bytes]") -> str:
    """Return the SHA-256 of all bytes of a file, in hexadecimal, and go back to its beginning."""
    digest = hashlib.sha256()
    for chunk in file.chunks(_CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def keep_copy(source: Source, file: "File[bytes]", user: User | None = None) -> ArchivedCopy:
    """Keep `file` for `source` and return the copy; ValidationError as `read_upload` says.

    Nothing is left behind when the row cannot be written.
    """
    reading = read_upload(file, source)
    copy = ArchivedCopy(
        source=source,
        name=_tidy_name(file.name or "", reading.kind),
        media_type=reading.kind.media_type,
        size=reading.size,
        sha256=reading.sha256,
        kept_on=timezone.localdate(),
        kept_by=user,
    )
    copy.file.save(copy.name, file, save=False)
    try:
        with transaction.atomic():
            copy.full_clean(exclude=["kept_by"])
            copy.save()
    except Exception:
        copy.file.storage.delete(str(copy.file.name))
        raise
    return copy


def _refuse_second_time(source: Source, reading: Reading) -> None:
    kept = ArchivedCopy.objects.filter(source=source, sha256=reading.sha256).first()
    if kept is not None:
        raise ValidationError(
            _("This very file is kept already, since %(day)s."),
            code="kept_already",
            params={"day": date_format(kept.kept_on)},
        )


def _tidy_name(name: str, kind: FileKind) -> str:
    """Return the name of the file with the suffix of what it is: "law.exe" gives "law.pdf"."""
    stem = PurePath(tidy_line(name).replace("\\", "/")).stem.strip(". ")[:_LONGEST_STEM]
    return f"{stem or 'copy'}{kind.suffix}"
