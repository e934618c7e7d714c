"""Narrowing a list by topic."""

from django.utils.translation import gettext_lazy as _

from foundation.facets import ChoiceFacet
from reference.models import Topic


def topic_names() -> dict[str, str]:
    """Return the topics, the name in the address to the name."""
    return dict(Topic.objects.order_by("name").values_list("slug", "name"))


def topic_facet(
    lookup: str = "topic_items__tag__slug", *, can_ask_all: bool = False
) -> ChoiceFacet:
    """Return the facet of the topics that records are tagged with."""
    return ChoiceFacet(
        "topic",
        _("Topic"),
        lookup=lookup,
        choices=topic_names,
        many=True,
        can_ask_all=can_ask_all,
    )
