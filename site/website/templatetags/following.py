"""By what identifier a page without one of its own is followed."""

from typing import Any
from uuid import UUID

from django import template
from django.conf import settings

from website.services.search_source import uid_of

register = template.Library()


@register.simple_tag
def followed_as(page: Any) -> UUID:
    """Return the identifier by which changes of a page are told; a translation has none."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return uid_of(page)
    originals = type(page).objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    return uid_of(originals.only("pk").first() or page)
