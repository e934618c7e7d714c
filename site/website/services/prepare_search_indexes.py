"""Bring the search indexes up to date, where the search engine keeps any of its own."""

from collections.abc import Callable

from whooshsearch.backend import whoosh_indexes
from whooshsearch.services.prepare import prepare_all


def prepare_search_indexes(write: Callable[[str], None] = lambda _line: None) -> None:
    """Make anew what is missing or damaged, else take in what is pending; safe to repeat."""
    prepare_all(whoosh_indexes(), write)
