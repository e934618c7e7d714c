"""Addresses of records in templates: `{% record_url record %}`, `{% record_url r as address %}`.

`{% like law "kind" law.kind law.get_kind_display %}` writes a value as a link to everything that
bears it: the list of the record's family, narrowed by that facet.
"""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from foundation.addresses import AddressBook

register = template.Library()


@register.simple_tag(takes_context=True)
def record_url(context: Context, record: Any) -> str:
    """Return the path of a record's public page, nothing for what the public may not see."""
    return AddressBook.of(getattr(context, "request", None)).path(record) or ""


@register.simple_tag(takes_context=True)
def facet_url(context: Context, record: Any, facet: str, value: Any) -> str:
    """Return the path of the list of `record`'s family narrowed to `value`, nothing without one."""
    book = AddressBook.of(getattr(context, "request", None))
    return book.narrowed_path(type(record), facet, value) or ""


@register.simple_tag(takes_context=True)
def like(context: Context, record: Any, facet: str, value: Any, words: Any) -> SafeString:
    """Return `words` as a link to all records of this family that bear `value`."""
    path = facet_url(context, record, facet, value)
    return format_html('<a href="{}">{}</a>', path, words) if path else conditional_escape(words)
