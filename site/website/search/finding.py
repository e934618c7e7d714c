"""Finding search entries for what a reader typed, and putting them in order."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from foundation.addresses import AddressBook
from website.models.search_entry import PUBLIC_SEARCH, SearchEntry
from website.search.corrections import corrected, vocabulary
from website.search.excerpts import Marker
from website.search.questions import Question
from website.search.ranking import MOST_RANKED, Match, ranked
from website.services.search_source import searched_models

#: More are not counted: a question that broad is narrowed by facets or further words.
MOST_FOUND = 1_000
#: Where a word stands as it was typed, it does so in one of the first.
BEST = 5

Entries = QuerySet[Any]


def reachable_entries(book: AddressBook) -> Entries:
    """Return the entries whose public page exists: lists that are private hide their records.

    Of pages, those in the language spoken; of records, which bear all their names, the one entry.
    """
    kinds = ContentType.objects.get_for_models(*searched_models())
    pages = {kind.pk for model, kind in kinds.items() if issubclass(model, Page)}
    records = {
        kind.pk
        for model, kind in kinds.items()
        if kind.pk not in pages and book.list_path(model) is not None
    }
    return SearchEntry.objects.filter(
        Q(record_type__in=sorted(pages), language=get_language() or settings.LANGUAGE_CODE)
        | Q(record_type__in=sorted(records), language=settings.LANGUAGE_CODE)
    )


def nearest_words(text: str) -> str:
    """Return `text` with its misspelt words mended by public names, "" without any to mend."""
    return Finder(reachable_entries(AddressBook())).mended(text)


class Finder:
    """Finds what answers a question among `reachable` entries, once, and remembers the order.

    What is named like the words comes first, then what bears them all. Where nothing does,
    misspelt words are mended first (`corrected` is what was looked for instead), then whatever
    bears some of the words is found (`is_partial`). `unavailable` says why the index could not
    be asked.
    """

    def __init__(self, reachable: Entries, *, is_literal: bool = False) -> None:
        """Start without having looked; `is_literal` leaves the spelling as it is."""
        self.question = Question.of("")
        self.corrected = ""
        self.suggested = ""
        self.is_partial = False
        self.unavailable = ""
        self.order: list[int] | None = None
        self._reachable = reachable
        self.is_literal = is_literal

    @property
    def marker(self) -> Marker:
        """What marks the words in what was found."""
        return Marker(self.question.words)

    def __call__(self, entries: Entries, text: str) -> Entries:
        """Return the entries that answer to `text`."""
        if self.order is None:
            self.question = Question.of(text)
            self.order = self._look() if self.question.words else []
        return entries.filter(pk__in=self.order)

    def in_order(self, entries: Entries) -> list[int]:
        """Return the keys of `entries`, best first; by kind and title without words."""
        if self.order is None:
            return list(entries.values_list("pk", flat=True)[:MOST_FOUND])
        found = set(entries.order_by().values_list("pk", flat=True))
        return [pk for pk in self.order if pk in found]

    def _look(self) -> list[int]:
        found = self._search(self.question)
        return found if found or self.unavailable else self._look_further()

    def _look_further(self) -> list[int]:
        better = self._better()
        if better and self.is_literal:
            self.suggested = better.text
        elif better:
            self.corrected, self.question = better.text, better
            found = self._search(better)
            if found:
                return found
        found = self._search(self.question, of_all=False) if len(self.question.words) > 1 else []
        self.is_partial = bool(found)
        if not found:
            self.corrected = ""
        return found

    def mended(self, text: str) -> str:
        """Return `text` with its misspelt words mended, "" where there is none to mend."""
        return corrected(text, vocabulary(self._reachable), self._is_borne) or ""

    def _better(self) -> Question | None:
        """Return the question with its misspelt words mended."""
        text = self.mended(self.question.text)
        return Question.of(text) if text else None

    def _is_borne(self, question: Question) -> bool:
        """Say whether some entry bears the words themselves or a synonym, not just their stem."""
        found = self._results(question)[:BEST] if question.words else ()
        entries = _read([entry.pk for entry in found])
        return any(Match(question, entry).is_borne for entry in entries)

    def _search(self, question: Question, *, of_all: bool = True) -> list[int]:
        results = self._results(question, of_all=of_all)[: MOST_FOUND if of_all else MOST_RANKED]
        found = [entry.pk for entry in results]
        self.unavailable = str(getattr(results, "unavailable", None) or "")
        known = vocabulary(self._reachable) if found else {}
        return [*ranked(question, _read(found[:MOST_RANKED]), known), *found[MOST_RANKED:]]

    def _results(self, question: Question, *, of_all: bool = True) -> Any:
        backend = get_search_backend(PUBLIC_SEARCH)
        query = question.query(backend, of_all=of_all)
        return backend.search(query, self._reachable.only("pk"))


def _read(keys: list[int]) -> list[SearchEntry]:
    """Return what ranking reads of entries, in the order of their keys."""
    fields = SearchEntry.objects.only("kind", "title", "text", "folded_title", "folded_text")
    entries = fields.in_bulk(keys)
    return [entries[key] for key in keys if key in entries]
