"""Taking deleted text out of every file."""

import time

from whoosh.fields import Schema

from whooshsearch.store.layout import Layout
from whooshsearch.store.locks import exclusive
from whooshsearch.store.merging import merge_nothing, rewrite_one
from whooshsearch.store.readers import newest_of
from whooshsearch.store.states import has_deletions, has_rest
from whooshsearch.store.writers import committing


def purge(layout: Layout, schema: Schema, wait: float, budget: float | None) -> bool:
    """Rewrite the segments with deletions, one at a time, and let go of older generations."""
    deadline = None if budget is None else time.monotonic() + budget
    while True:
        with exclusive(layout.lock, wait=wait):
            build = layout.current()
            layout.check(build)
            segments = newest_of(layout, schema, build)
            if not has_deletions(segments):
                if has_rest(build, segments):
                    with committing(layout, schema, build, merge_nothing):
                        pass
                return True
            with committing(layout, schema, build, rewrite_one):
                pass
        if deadline is not None and time.monotonic() >= deadline:
            return False
