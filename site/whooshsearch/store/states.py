"""What can be said of an index without changing it."""

from dataclasses import dataclass
from pathlib import Path

from whoosh.codec.base import Segment

from whooshsearch.store.errors import IndexUnavailable, TornFileError
from whooshsearch.store.files import check_seal, names_in
from whooshsearch.store.layout import Layout
from whooshsearch.store.locks import is_held
from whooshsearch.store.readers import ReaderPool
from whooshsearch.store.storage import generation_of, is_left_over, is_segment


@dataclass(frozen=True)
class StoreState:
    """An index in numbers, and what is the matter with it."""

    documents: int = 0
    deleted: int = 0
    generation: int = -1
    segments: int = 0
    size: int = 0
    problem: str = ""


def state_of(layout: Layout, pool: ReaderPool) -> StoreState:
    """Describe an index. Never raises: what is wrong is told in a sentence."""
    size = _size(layout.directory)
    try:
        loan = pool.take()
    except IndexUnavailable as error:
        return StoreState(size=size, problem=error.reason)
    try:
        reader = loan.searcher.reader()
        return StoreState(
            documents=reader.doc_count(),
            deleted=reader.doc_count_all() - reader.doc_count(),
            generation=loan.generation,
            segments=len(loan.segments()),
            size=size,
            problem=loan.problem,
        )
    finally:
        pool.give_back(loan)


def is_whole(layout: Layout) -> bool:
    """Read every lasting file of the current build through, whatever was found before."""
    build = layout.current()
    newest = layout.generations(build)[0]
    try:
        for name in names_in(build):
            if is_segment(name) or generation_of(name) == newest:
                check_seal(build / name, again=True)
    except FileNotFoundError:
        return True
    except (TornFileError, OSError):
        return False
    return True


def needs_purge(layout: Layout, pool: ReaderPool) -> bool:
    """Tell whether text that was deleted may still be in a file."""
    try:
        with pool.newest() as loan:
            build, _generations = loan.version
            segments = loan.segments()
            return has_deletions(segments) or has_rest(build, segments) or _has_abandoned(layout)
    except (IndexUnavailable, OSError):
        return False


def has_deletions(segments: list[Segment]) -> bool:
    """Tell whether a segment has documents that are deleted and still in its file."""
    return any(segment.deleted_count() for segment in segments)


def has_rest(build: Path, segments: list[Segment]) -> bool:
    """Tell whether a build has files of which the newest generation knows nothing."""
    known = tuple(f"{segment.segment_id()}." for segment in segments)
    return any(
        is_left_over(name) or (is_segment(name) and not name.startswith(known))
        for name in names_in(build)
    )


def _has_abandoned(layout: Layout) -> bool:
    """Tell whether a build or a purge was left by a process that was killed."""
    if layout.aside.exists() and not is_held(layout.purge):
        return True
    return bool(layout.others()) and not is_held(layout.rebuild)


def _size(directory: Path) -> int:
    try:
        return sum(path.lstat().st_size for path in directory.rglob("*"))
    except OSError:
        return 0
