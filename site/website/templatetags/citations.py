"""How the record of a page is cited."""

from typing import Any

from django import template

from website.citations.citation import Citation, citation_of

register = template.Library()


@register.simple_tag
def citation(record: Any) -> Citation:
    """Return how a record is cited today."""
    return citation_of(record)
