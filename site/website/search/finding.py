"""Finding search entries by words, and putting them in order."""

from collections import Counter
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page

from foundation.addresses import AddressBook
from website.models.search_entry import SearchEntry
from website.services.search_source import searched_models
from website.words import folded_words

#: More are not counted: a question that broad is narrowed by facets or further words.
MOST_FOUND = 1_000
#: Words that say nothing by themselves; left out where not all words can be found together.
LITTLE_WORDS = frozenset(
    [
        "and",
        "are",
        "can",
        "does",
        "for",
        "from",
        "has",
        "have",
        "how",
        "its",
        "that",
        "the",
        "there",
        "this",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
    ]
)
SHORTEST_WORD = 3

Entries = QuerySet[Any]


def reachable_entries(book: AddressBook) -> Entries:
    """Return the entries whose public page exists: lists that are private hide their records."""
    kinds = ContentType.objects.get_for_models(*searched_models())
    reachable = [
        kind.pk
        for model, kind in kinds.items()
        if issubclass(model, Page) or book.list_path(model) is not None
    ]
    return SearchEntry.objects.filter(record_type__in=reachable)


class Finder:
    """Finds the entries that bear words, once for each text, and remembers their order.

    Entries named like the words come first, then those whose name bears them all, then the
    others, each in the order of the search engine. Where nothing bears all of the words,
    `is_partial` says that what was found bears some of them.
    """

    def __init__(self) -> None:
        """Start without having looked for anything."""
        self.words: list[str] = []
        self.is_partial = False
        self.order: list[int] | None = None

    def __call__(self, entries: Entries, text: str) -> Entries:
        """Return the entries that bear the words of `text`."""
        if self.order is None:
            self.words = folded_words(text)
            self.order = self._look() if self.words else []
        return entries.filter(pk__in=self.order)

    def in_order(self, entries: Entries) -> list[int]:
        """Return the keys of `entries`, best first; by kind and title without words."""
        if self.order is None:
            return list(entries.values_list("pk", flat=True)[:MOST_FOUND])
        found = set(entries.order_by().values_list("pk", flat=True))
        return [pk for pk in self.order if pk in found]

    def _look(self) -> list[int]:
        names = SearchEntry.objects.only("pk", "title", "folded_title")
        found = list(names.found_by(self.words)[:MOST_FOUND])
        found.sort(key=self._distance)
        if not found:
            found = self._look_for_some()
            self.is_partial = bool(found)
        return [entry.pk for entry in found]

    def _look_for_some(self) -> list[SearchEntry]:
        telling = [word for word in self.words if len(word) >= SHORTEST_WORD or word.isdecimal()]
        telling = [word for word in telling if word not in LITTLE_WORDS]
        if not telling or len(self.words) == 1:
            return []
        texts = SearchEntry.objects.only("pk", "folded_title", "folded_text")
        found = list(texts.found_by(telling, operator="or", by_relevance=False)[:MOST_FOUND])
        borne = {entry.pk: self._words_borne(entry) for entry in found}
        rarity = Counter(word for words in borne.values() for word in set(words))
        return sorted(found, key=lambda entry: -sum(1 / rarity[word] for word in borne[entry.pk]))

    def _distance(self, entry: SearchEntry) -> int:
        title = folded_words(entry.title)
        if title == self.words:
            return 0
        if title[: len(self.words)] == self.words:
            return 1
        return 2 if set(self.words) <= set(entry.folded_title.split()) else 3

    def _words_borne(self, entry: SearchEntry) -> list[str]:
        """Return the words looked for that an entry bears; twice those in its name."""
        wanted, title = set(self.words), set(entry.folded_title.split())
        return [*(wanted & (title | set(entry.folded_text.split()))), *(wanted & title)]
