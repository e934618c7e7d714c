"""The parties of a treaty: one row for each, and dates in the order in which they can happen."""

from collections.abc import Iterator
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.partial_dates import PartialDate
from foundation.row_keys import row_key
from legislation.choices import TREATY_KINDS
from legislation.models import Instrument, Participation

#: What cannot lie before what: later, earlier, and what to say at the later one.
_ORDER: Final = (
    ("bound_on", "signed_on", gettext_lazy("A country is not bound before it signs.")),
    ("in_force_on", "signed_on", gettext_lazy("It cannot be in force there before signature.")),
    (
        "in_force_on",
        "bound_on",
        gettext_lazy("It cannot be in force there before the country is bound."),
    ),
    ("denounced_on", "bound_on", gettext_lazy("It cannot be denounced before it binds.")),
    ("denounced_on", "signed_on", gettext_lazy("It cannot be denounced before signature.")),
    (
        "denounced_on",
        "in_force_on",
        gettext_lazy("It cannot be denounced before it is in force there."),
    ),
)
Fault = tuple[str, str]


def check_participations(record: Instrument) -> None:
    """Raise ValidationError at the field of the row that cannot stand."""
    errors: dict[str, str] = {}
    seen: set[int] = set()
    for row in record.participations.all():
        faults = dict(reversed(list(_faults(record, row, seen))))
        errors |= {row_key(row, field): message for field, message in faults.items()}
        seen.add(row.jurisdiction_id)
    if errors:
        raise ValidationError(errors)


def _faults(record: Instrument, row: Participation, seen: set[int]) -> Iterator[Fault]:
    """Yield field and message of what is wrong with a row, the most telling first."""
    if record.kind not in TREATY_KINDS:
        yield "jurisdiction", _("Only conventions and protocols have parties.")
    if row.jurisdiction_id in seen:
        yield "jurisdiction", _("This country stands here already.")
    if row.signed_on is None and row.bound_on is None and not row.consent:
        yield "signed_on", _("Say when it signed, or when and how it was bound.")
    for later, earlier, message in _ORDER:
        if _is_before(getattr(row, later), getattr(row, earlier)):
            yield later, str(message)


def _is_before(later: PartialDate | None, earlier: PartialDate | None) -> bool:
    """Whether the whole of `later` lies before `earlier`; what is unknown never does."""
    if later is None or earlier is None or later.latest is None or earlier.earliest is None:
        return False
    return later.latest < earlier.earliest
