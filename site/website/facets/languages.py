"""Narrowing a list by language."""

from django.utils.translation import gettext_lazy as _

from foundation.facets import ChoiceFacet
from reference.models import Language


def language_names() -> dict[str, str]:
    """Return tag and English name of every language."""
    return dict(Language.objects.order_by("name").values_list("tag", "name"))


def language_facet(lookup: str) -> ChoiceFacet:
    """Return the facet of the languages at the end of `lookup`."""
    return ChoiceFacet("language", _("Language"), lookup=lookup, choices=language_names, many=True)
