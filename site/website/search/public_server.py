"""The public index on a search server: search entries enter it, and nothing else ever does.

modelsearch writes every model into every backend, when it rebuilds too. On a server the public
index would then hold drafts; here it does not know of them. `"ENGINE"` names the real backend.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.models import Model
from modelsearch.backends import import_backend
from modelsearch.backends.base import BaseIndex

from website.models.search_entry import SearchEntry


class NoIndex(BaseIndex):
    """Stands for the index of every other model, and takes nothing in."""

    def get_key(self) -> str:
        """Return a name that no index bears."""
        return ""

    def __str__(self) -> str:
        return "(none: the public index holds search entries only)"


class NoRebuilder:
    """Rebuilds what does not exist."""

    def __init__(self, index: NoIndex) -> None:
        """Take the index that stands for none."""
        self._index = index

    def start(self) -> NoIndex:
        """Return the index, which takes nothing in."""
        return self._index

    def finish(self) -> None:
        """Do nothing."""


class EntriesOnly:
    """What a backend gains that holds search entries only; stands before its class."""

    rebuilder_class: Any

    def __init__(self, params: dict[str, Any]) -> None:
        """Start the real backend, and wrap what rebuilds its indexes."""
        super().__init__(params)  # type: ignore[call-arg]
        real: Callable[[Any], Any] = self.rebuilder_class
        self.rebuilder_class = lambda index: (
            NoRebuilder(index) if isinstance(index, NoIndex) else real(index)
        )

    def get_index_for_model(self, model: type[Model]) -> Any:
        """Return the index of search entries, or the one that stands for none."""
        if model is SearchEntry:
            return super().get_index_for_model(model)  # type: ignore[misc]
        return NoIndex(self)


class SearchBackend:
    """Makes the backend that the option `ENGINE` names, limited to search entries."""

    def __new__(cls, params: dict[str, Any]) -> Any:
        """Return a backend of a class of its own."""
        options = dict(params)
        return _limited(import_backend(options.pop("ENGINE")))(options)


@cache
def _limited(engine: type) -> type:
    return type(f"EntriesOnly{engine.__name__}", (EntriesOnly, engine), {})
