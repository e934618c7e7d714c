"""What countries are going to do about treaties: dates to come of their participation."""

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.partial_dates import PartialDate
from foundation.public_records import public_by
from legislation.models import Participation
from legislation.services.prefetch_titles import spoken_titles

#: The dates of a participation, and what happens then.
WHAT: Final = {
    "signed_on": gettext_lazy("Signature"),
    "bound_on": gettext_lazy("Ratification or accession"),
    "in_force_on": gettext_lazy("Entry into force"),
    "denounced_on": gettext_lazy("Denunciation"),
}


def rows_with_dates_from(today: Any, most: int) -> Any:
    """Return the rows of live treaties of which some date may not be over, at most so many."""
    ahead = Q()
    for name in WHAT:
        ahead |= Q(**{f"{name}_latest__gte": today})
    rows = Participation.objects.filter(ahead, public_by(Participation, "instrument"))
    rows = rows.select_related("instrument__jurisdiction", "jurisdiction")
    return rows.prefetch_related(*spoken_titles("instrument__")).order_by("pk")[:most]


def dated_steps(row: Participation) -> Iterator[tuple[str, PartialDate, str]]:
    """Yield the name of each date of a row, the date, and what happens then and where."""
    for name, label in WHAT.items():
        when = getattr(row, name)
        if when is not None:
            what = row.get_consent_display() if name == "bound_on" and row.consent else label
            yield (
                name,
                when,
                _("%(what)s: %(place)s")
                % {
                    "what": what,
                    "place": row.jurisdiction.local_name,
                },
            )
