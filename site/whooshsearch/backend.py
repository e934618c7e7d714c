"""The search backend: `"BACKEND": "whooshsearch.backend"` in `MODELSEARCH_BACKENDS`."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.db import models
from modelsearch.backends import get_search_backends_with_name
from modelsearch.backends.base import BaseSearchBackend, EmptySearchResults, get_model_root
from modelsearch.index import class_is_indexed, get_indexed_models

from whooshsearch.analysis.words import Analyser
from whooshsearch.compiling.compiler import (
    WhooshAutocompleteQueryCompiler,
    WhooshSearchQueryCompiler,
)
from whooshsearch.documents import label_of
from whooshsearch.indexes import NoIndex, WhooshIndex
from whooshsearch.options import Options
from whooshsearch.rebuilding import WhooshRebuilder
from whooshsearch.results import WhooshSearchResults
from whooshsearch.services.drain import drain
from whooshsearch.services.keep import keeper


class WhooshSearchBackend(BaseSearchBackend):
    """Searches with Whoosh: files on this machine, no service, no compiler."""

    query_compiler_class = WhooshSearchQueryCompiler
    autocomplete_query_compiler_class = WhooshAutocompleteQueryCompiler
    index_class = WhooshIndex
    results_class = WhooshSearchResults
    rebuilder_class = WhooshRebuilder
    #: Noting a change is part of the transaction: an error there must be seen.
    catch_indexing_errors = False

    def __init__(self, params: Mapping[str, Any]) -> None:
        super().__init__(params)
        self.options = Options.from_settings(params)
        self.analyser, self._indexes = _made_once(self.options)

    def holds(self, model: type[models.Model]) -> bool:
        """Say whether records of `model` are in this backend."""
        return bool(class_is_indexed(model)) and self.options.covers(label_of(model))

    def get_index_for_model(self, model: type[models.Model]) -> WhooshIndex | NoIndex:
        """Return the index of `model`, which it shares with its parents and children."""
        if not self.holds(model):
            return NoIndex(self)
        root = get_model_root(model)
        if root not in self._indexes:
            self._indexes[root] = index = WhooshIndex(self, root, self.options)
            keeper.look_soon(index, drain)
        return self._indexes[root]

    def all_indexes(self) -> Iterator[WhooshIndex]:
        """Yield every index of this backend once."""
        indexes = (self.get_index_for_model(model) for model in get_indexed_models())
        yield from dict.fromkeys(each for each in indexes if isinstance(each, WhooshIndex))

    def _search(
        self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any
    ) -> Any:
        queryset = model_or_queryset
        model = queryset.model if isinstance(queryset, models.QuerySet) else queryset
        if not self.holds(model):
            return EmptySearchResults()
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)


def whoosh_indexes(alias: str | None = None) -> Iterator[WhooshIndex]:
    """Yield the indexes of every Whoosh backend in the settings, or of the one named.

    Raises LookupError for a name that the settings do not know.
    """
    backends = dict(get_search_backends_with_name())
    if alias is not None and alias not in backends:
        raise LookupError(f"There is no search backend {alias!r}, only {', '.join(backends)}.")
    for name, backend in backends.items():
        if isinstance(backend, WhooshSearchBackend) and alias in {None, name}:
            yield from backend.all_indexes()


@lru_cache(maxsize=64)
def _made_once(options: Options) -> tuple[Analyser, dict[type[models.Model], WhooshIndex]]:
    """Return what backends with the same options share: modelsearch makes one for each search."""
    return options.analyser(), {}


SearchBackend = WhooshSearchBackend
