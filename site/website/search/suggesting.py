"""What a reader may mean while still typing: a few names that begin with the letters typed."""

from typing import Final

from modelsearch.backends import get_search_backend

from foundation.addresses import AddressBook
from website.models.search_entry import PUBLIC_SEARCH
from website.search.excerpts import Marker
from website.search.finding import reachable_entries
from website.search.results import Result, results
from website.words import folded_words

MOST_SUGGESTED: Final = 8
#: Fewer letters begin too many words, more are no beginning of a name.
SHORTEST, LONGEST = 2, 100
#: How many are looked at, to put names that begin like the letters before those that bear them.
_CONSIDERED: Final = 40


def suggestions(text: str, book: AddressBook) -> list[Result]:
    """Return the entries whose names have words that begin with those of `text`, best first."""
    words = folded_words(text) if len(text) <= LONGEST else []
    typed = " ".join(words)
    if len(typed) < SHORTEST and typed.isascii():
        return []
    backend = get_search_backend(PUBLIC_SEARCH)
    entries = reachable_entries(book).only("pk", "title")
    found = backend.autocomplete(typed, entries, operator="and")
    titles = {entry.pk: " ".join(folded_words(entry.title)) for entry in found[:_CONSIDERED]}
    best = sorted(titles, key=lambda pk: (not titles[pk].startswith(typed), len(titles[pk])))
    return results(best[:MOST_SUGGESTED], Marker(), book)
