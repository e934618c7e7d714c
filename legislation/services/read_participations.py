"""Who is party to a treaty, and to which treaties a country is a party."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.public_records import public_by
from legislation.models import Instrument, Participation
from legislation.services.order_laws import by_title
from legislation.services.prefetch_titles import spoken_titles
from reference.models import Jurisdiction


def parties_of(treaty: Instrument) -> list[Participation]:
    """Return what each country did about a treaty, by the names of the countries.

    Costs no query on an instrument from `for_detail`; a draft shows the rows of its version.
    """
    rows = [row for row in treaty.participations.all() if row.jurisdiction_id]
    return sorted(rows, key=lambda row: (row.jurisdiction.local_sort_key, row.sort_order or 0))


def treaties_of(place: Jurisdiction) -> list[Participation]:
    """Return what a country did about the live treaties on record, by their titles."""
    rows = Participation.objects.filter(public_by(Participation, "instrument"), jurisdiction=place)
    return list(
        rows.select_related("instrument__jurisdiction", "source__language")
        .prefetch_related(*spoken_titles("instrument__"))
        .order_by(*by_title("instrument__"), "pk")
    )


def standing_of(row: Participation, day: date | None = None) -> str:
    """Return in a word where a country stands with a treaty on `day` (today)."""
    today = day or timezone.localdate()
    if _has_come(row.denounced_on, today):
        return _("Denounced")
    if _has_come(row.in_force_on, today):
        return _("In force")
    if row.consent or row.bound_on is not None:
        return _("Bound")
    return _("Signed only, as far as is recorded")


def standing_since(row: Participation, day: date | None = None) -> Any:
    """Return the date of what `standing_of` says, None where it is not recorded.

    A country is bound on one day, and the treaty is in force there from a later one: the date of
    one is never told as that of the other.
    """
    today = day or timezone.localdate()
    for when in (row.denounced_on, row.in_force_on):
        if _has_come(when, today):
            return when
    return row.bound_on if row.consent or row.bound_on is not None else row.signed_on


def _has_come(when: Any, today: date) -> bool:
    """Whether something happened, though perhaps on a day that is not known."""
    if when is None or when.planned:
        return False
    return when.earliest is None or when.earliest <= today
