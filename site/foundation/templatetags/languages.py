"""Marks what is written in English on a page in another language: `<p{% in_english %}>`."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def in_english() -> SafeString:
    """Return the attributes `lang` and `dir` for English words, nothing on an English page.

    What colleagues write in a record is English; what has a language of its own says it itself.
    """
    if (get_language() or settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE:
        return SafeString("")
    return format_html(' lang="{}" dir="ltr"', settings.LANGUAGE_CODE)
