"""What modelsearch asks of a backend's query compiler, answered for Whoosh."""

from typing import Any

from django.db.models.expressions import Col
from modelsearch.backends.base import BaseSearchQueryCompiler
from modelsearch.index import FilterField
from modelsearch.query import MatchAll
from whoosh.query.compound import Require
from whoosh.query.terms import Term

from whooshsearch.compiling.filters import ColumnFilter, column_filter
from whooshsearch.compiling.text import (
    Boosts,
    PrefixCompiler,
    TextCompiler,
    WhooshQuery,
)
from whooshsearch.documents import LABELS, DocumentMap, label_of


class WhooshSearchQueryCompiler(BaseSearchQueryCompiler):
    """A search for whole words, in every form that they take."""

    #: As the database backends have it, so that changing the engine does not change answers.
    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    text_compiler_class = TextCompiler

    def boosts(self, documents: DocumentMap) -> Boosts:
        """Return the fields that are searched, each with its boost."""
        return documents.text_boosts(self.queryset.model, self.fields)

    def whoosh_query(self, documents: DocumentMap, *, is_scored: bool) -> WhooshQuery:
        """Return the query for the index of `documents`, limited to the model searched."""
        compiler = self.text_compiler_class(
            documents.analyser, self.boosts(documents), is_scored=is_scored
        )
        found = compiler.translate(self.query)
        if self.queryset.model._meta.concrete_model is documents.root:
            return found
        label = label_of(self.queryset.model._meta.concrete_model)
        return Require(found, Term(LABELS, label))

    def finds_everything(self, documents: DocumentMap) -> bool:
        """Say whether every document of the index is found, whatever the filters."""
        model = self.queryset.model._meta.concrete_model
        return isinstance(self.query, MatchAll) and model is documents.root

    def column_filter(self, documents: DocumentMap) -> ColumnFilter | None:
        """Return the filter over columns, None without one; raises NotInColumnsError."""
        return column_filter(self.queryset, documents, self._path_to)

    def order(self) -> list[tuple[bool, FilterField]] | None:
        """Return the filter fields to order by, each with whether in reverse.

        None where an expression is among them, which only the database can order by.
        """
        names = self.queryset.query.order_by
        is_turned = not self.queryset.query.standard_ordering
        fields = [(is_reverse != is_turned, field) for is_reverse, field in self._get_order_by()]
        return fields if len(fields) == len(names) else None

    def _path_to(self, column: Col) -> list[Any]:
        path: list[Any] = self._get_filter_field_path_for_column(column)
        return path


class WhooshAutocompleteQueryCompiler(WhooshSearchQueryCompiler):
    """A search for the beginnings of words."""

    text_compiler_class = PrefixCompiler

    def boosts(self, documents: DocumentMap) -> Boosts:
        """Return the fields that are searched, all alike."""
        return documents.prefix_boosts(self.queryset.model, self.fields)
