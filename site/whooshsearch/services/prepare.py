"""Bring the indexes of every backend up to date, at a start or after an update."""

from collections.abc import Callable
from typing import Any

from whooshsearch.services.drain import drain
from whooshsearch.services.rebuild import rebuild
from whooshsearch.store import IndexBusy, IndexUnavailable

#: Seconds to wait for whoever writes an index at the same moment.
WAIT = 60.0


def prepare(index: Any) -> str:
    """Make an index that is missing, damaged or outdated anew, else take in what is pending.

    Returns a line that says what was done, none when there was nothing to do. Raises IndexBusy
    and IndexUnavailable where it cannot be done now.
    """
    problem: str = index.store.state().problem
    if problem:
        rebuild(index)
        return f"{index}: {problem} It was made anew."
    done = drain(index, wait=WAIT)
    if done.left_because:
        return f"{index}: {done.taken_in} changes taken in, others wait: {done.left_because}"
    return f"{index}: {done.taken_in} changes taken in" if done.taken_in else ""


def prepare_all(indexes: Any, write: Callable[[str], None]) -> None:
    """Prepare each index, with a line for each that needed something or is left for later."""
    for index in indexes:
        try:
            line = prepare(index)
        except (IndexBusy, IndexUnavailable) as error:
            line = f"{index}: left for later. {error}"
        if line:
            write(line)
