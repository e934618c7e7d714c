"""How long ago a record was checked, in words."""

from datetime import date

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

#: Up to so many days are counted in days, up to so many months in months.
MOST_DAYS, MOST_MONTHS = 45, 23


@register.filter
def time_since_check(day: date) -> str:
    """Return how long `day` is ago, today: "today", "yesterday", "14 months ago"."""
    return ago(day, timezone.localdate())


def ago(day: date, today: date) -> str:
    """Return how long before `today` a day was; whole months and years only, rounded down.

    >>> ago(date(2025, 9, 3), date(2026, 11, 22))
    '14 months ago'
    """
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days <= MOST_DAYS:
        return ngettext("%(number)d day ago", "%(number)d days ago", days) % {"number": days}
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months <= MOST_MONTHS:
        return ngettext("%(number)d month ago", "%(number)d months ago", months) % {
            "number": months
        }
    years = months // 12
    return ngettext("%(number)d year ago", "%(number)d years ago", years) % {"number": years}
