"""Narrowing a list by words, through the entries of the public search."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from foundation.facets import Records, TextFacet
from website.models.search_entry import SearchEntry
from website.words import folded_words


def bearing_words(records: Records, text: str) -> Records:
    """Return the records whose public words contain every word of `text`."""
    words = folded_words(text)
    if not words:
        return records
    return records.filter(uid__in=SearchEntry.objects.bearing(words).values("uid"))


def words_facet() -> TextFacet:
    """Return the search box of a list."""
    return TextFacet("q", _("Words"), find=bearing_words)


def name_facet(find: Callable[[Records, str], Records]) -> TextFacet:
    """Return the search box of a list that is searched by name."""
    return TextFacet("q", _("Name"), find=find)
