"""What a store says when it cannot do what it was asked."""

import errno
from pathlib import Path

MISSING = "The search index is missing: it has to be built."
DAMAGED = "The search index is damaged: it has to be rebuilt."
OTHER_VERSION = "The search index was made for another version of its fields: it has to be rebuilt."
FULL = "The search index cannot be written: the disk is full."
INCOMPLETE = (
    "The new search index is not complete: a process that made it has died, "
    "perhaps for want of memory or space on the disk."
)
READ_ONLY = "The search index cannot be written: it is read-only."

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_NO_WRITING = {errno.EROFS, errno.EACCES, errno.EPERM}


class IndexUnavailable(Exception):  # noqa: N818 - a state of the index, named as readers see it
    """The index can be neither read nor written until something is done about it."""

    def __init__(self, reason: str, directory: Path) -> None:
        super().__init__(f"{reason} ({directory})")
        self.reason = reason
        self.directory = directory


class IndexBusy(Exception):  # noqa: N818 - a state of the index, named as writers see it
    """Somebody else held the lock for all the time that was given."""


class TornFileError(Exception):
    """A file of the index is not what was once written."""


def unwritable(error: OSError, directory: Path) -> IndexUnavailable:
    """Say in plain words why the index could not be written."""
    if error.errno in _NO_SPACE:
        reason = FULL
    elif error.errno in _NO_WRITING:
        reason = READ_ONLY
    elif error.errno == errno.ENOENT:
        reason = MISSING
    else:
        reason = f"The search index cannot be written: {error.strerror or error}."
    return IndexUnavailable(reason, directory)


def unreadable(error: OSError, directory: Path) -> IndexUnavailable:
    """Say in plain words why the index could not be read."""
    if isinstance(error, FileNotFoundError):
        return IndexUnavailable(MISSING, directory)
    reason = f"The search index cannot be read: {error.strerror or error}."
    return IndexUnavailable(reason, directory)
