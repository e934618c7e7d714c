"""Addresses of records in templates: `{% record_url record %}`, `{% record_url r as address %}`."""

from typing import Any

from django import template
from django.template import Context

from foundation.addresses import AddressBook

register = template.Library()


@register.simple_tag(takes_context=True)
def record_url(context: Context, record: Any) -> str:
    """Return the path of a record's public page, nothing for what the public may not see."""
    return AddressBook.of(getattr(context, "request", None)).path(record) or ""
