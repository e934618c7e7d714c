"""Find the laws whose status somebody set by hand, for a time that is over."""

from datetime import date

from django.db.models import Q


def override_ended(day: date) -> Q:
    """Return the condition of a law whose status by hand no longer holds on `day`."""
    return ~Q(status_override="") & Q(status_override_ends_on__lt=day)
