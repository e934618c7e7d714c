"""Narrowing a list by language."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from foundation.collation import sort_key
from foundation.facets import ChoiceFacet
from reference.models import Language


def language_names() -> dict[str, str]:
    """Return tag and name of every language, in the alphabetical order of the reader's."""
    names = {each.tag: capfirst(each.local_name) for each in Language.objects.only("tag", "name")}
    return dict(sorted(names.items(), key=lambda each: sort_key(each[1])))


def language_facet(lookup: str, *, can_ask_all: bool = False) -> ChoiceFacet:
    """Return the facet of the languages at the end of `lookup`."""
    return ChoiceFacet(
        "language",
        _("Language"),
        lookup=lookup,
        choices=language_names,
        many=True,
        can_ask_all=can_ask_all,
    )
