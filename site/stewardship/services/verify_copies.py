"""Compare kept files with the digests that were written down when they were kept."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from stewardship.models import ArchivedCopy
from stewardship.services.keep_copy import digest_of


class CopyState(Enum):
    """What was found where a copy should be."""

    INTACT = "intact"
    ALTERED = "altered"
    MISSING = "missing"


class CopyFinding(NamedTuple):
    """A copy and what was found."""

    copy: ArchivedCopy
    state: CopyState


def verify_copies(copies: Iterable[ArchivedCopy]) -> Iterator[CopyFinding]:
    """Read every file anew and yield whether it still is what was kept."""
    for copy in copies:
        yield CopyFinding(copy, state_of_copy(copy))


def state_of_copy(copy: ArchivedCopy) -> CopyState:
    """Return whether the file of one copy is there, and unaltered."""
    try:
        with copy.file.open("rb") as file:
            intact = digest_of(file) == copy.sha256
    except OSError:
        return CopyState.MISSING
    return CopyState.INTACT if intact else CopyState.ALTERED
