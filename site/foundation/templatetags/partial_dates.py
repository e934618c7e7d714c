"""Partial dates in templates: `{{ event.date|in_words }}`, `{% time_element event.date %}`."""

import datetime

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from foundation.partial_dates import PartialDate

register = template.Library()


@register.filter
def in_words(date: PartialDate | datetime.date | None) -> str:
    """Return a date in words of the active language, nothing when none was entered.

    Of a moment, the day that it was at the place of the site.
    """
    if isinstance(date, datetime.datetime) and timezone.is_aware(date):
        date = timezone.localdate(date)
    value = PartialDate.coerce(date)
    return value.in_words() if value else ""


@register.simple_tag
def time_element(date: PartialDate | datetime.date | None) -> SafeString:
    """Return `<time datetime="2021-05">May 2021</time>`; an unknown date has no machine value."""
    value = PartialDate.coerce(date)
    if value is None:
        return SafeString("")
    words = value.in_words()
    machine = value.isoformat()
    if machine is None:
        return conditional_escape(words)
    return format_html('<time datetime="{}">{}</time>', machine, words)
