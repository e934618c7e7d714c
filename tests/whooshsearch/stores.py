"""Small stores for tests, and ways to break them."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.query import Term

from whooshsearch.store import Store

SCHEMA = Schema(
    id=ID(unique=True, stored=True), text=TEXT(stored=True), kind=KEYWORD(sortable=True)
)


def make(directory: Path, *, mode: int = 0o700, fingerprint: str = "1") -> Store:
    return Store(directory, SCHEMA, fingerprint, mode=mode)


def made(directory: Path, *, documents: int = 0, mode: int = 0o700) -> Store:
    """Make a store with so many documents: 0, 1, 2 ..., each with its number as a word."""
    store = make(directory, mode=mode)
    store.create()
    if documents:
        with store.writing() as writer:
            for number in range(documents):
                writer.add_document(id=str(number), text=f"common word{number}", kind="old")
    return store


def put(store: Store, key: object, text: str) -> None:
    with store.writing(wait=30) as writer:
        writer.update_document(id=str(key), text=text, kind="new")


def found(store: Store, word: str) -> list[str]:
    with store.searching() as searcher:
        hits = searcher.search(Term("text", word), limit=None)
        return sorted(hit["id"] for hit in hits)


def build(directory: Path) -> Path:
    return directory / "builds" / (directory / "CURRENT").read_text().strip()


def tables(directory: Path) -> list[Path]:
    """The tables of contents, the newest last."""
    return sorted(build(directory).glob("*.toc"), key=lambda path: int(path.stem.split("_")[-1]))


def segments(directory: Path) -> list[Path]:
    """The segments, the newest last."""
    return sorted(build(directory).glob("*.seg"), key=lambda path: path.stat().st_mtime_ns)


def holds(directory: Path, text: str) -> bool:
    """Tell whether any file below the directory has this text in it."""
    files = (path for path in directory.rglob("*") if path.is_file())
    return any(text.encode() in path.read_bytes() for path in files)


def run(task: Callable[[], object]) -> multiprocessing.process.BaseProcess:
    """Start a task in a process of its own."""
    process = multiprocessing.get_context("fork").Process(target=task)
    process.start()
    return process


def run_until_killed(task: Callable[[], object], directory: Path, operation: int) -> bool:
    """Run a task in a process that is killed at its nth change to files; tell whether it was."""

    def doomed() -> None:
        left = [operation]

        def count(event: str, arguments: tuple[object, ...]) -> None:
            is_change = event in {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
            if is_change and str(arguments[0]).startswith(str(directory)):
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        task()

    process = run(doomed)
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0
