"""What a partner, portal, forum edition or seat must fulfil before it may go public.

Each check raises ValidationError at the field, or the field of the row, where an editor can put
it right. What the database itself refuses (a portal of one place without its place, a second
organisation that is us) is a constraint of the model.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.partial_dates import PartialDate
from foundation.row_keys import row_key
from partnerships.register.choices import PartnerRole, PortalKind
from partnerships.register.models import Edition, Organisation, Portal, Seat

Errors = dict[str, Any]


def check_portal_place(portal: Portal) -> None:
    """A portal for several countries belongs to none of them."""
    if portal.kind == PortalKind.MULTI_COUNTRY and portal.jurisdiction_id is not None:
        raise ValidationError(
            {
                "jurisdiction": _(
                    "A portal for several countries belongs to none of them: "
                    "enter this place under “also serves”."
                )
            }
        )


def check_portal_dates(portal: Portal) -> None:
    """A portal is launched first, relaunched later, and closed last."""
    errors: Errors = {}
    if is_after(portal.launched, portal.relaunched):
        errors["relaunched"] = _("The portal was relaunched before it was launched.")
    if is_after(portal.launched, portal.closed):
        errors["closed"] = _("The portal was closed before it was launched.")
    elif is_after(portal.relaunched, portal.closed):
        errors["closed"] = _("The portal was closed before it was relaunched.")
    if errors:
        raise ValidationError(errors)


def check_partners_once(portal: Portal) -> None:
    """An organisation stands once in each role."""
    rows = list(portal.partners.all())
    times = Counter((row.organisation_id, row.role) for row in rows)
    seen: set[tuple[int, str]] = set()
    errors: Errors = {}
    for row in rows:
        key = (row.organisation_id, row.role)
        if times[key] > 1 and key in seen:
            errors[row_key(row, "organisation")] = _(
                "%(organisation)s stands here already as %(role)s."
            ) % {"organisation": row.organisation, "role": PartnerRole(row.role).label.lower()}
        seen.add(key)
    if errors:
        raise ValidationError(errors)


def check_partners_public(portal: Portal) -> None:
    """Whoever a public portal names is public too."""
    check_rows_public(portal.partners.all(), "organisation")


def check_organisation_parent(organisation: Organisation) -> None:
    """An organisation is part of another one, which is public, and never of itself."""
    parent, seen = organisation.parent, {organisation.pk}
    while parent is not None:
        if parent.pk in seen:
            raise ValidationError({"parent": _loop_message(organisation)})
        seen.add(parent.pk)
        parent = parent.parent
    check_public(organisation, "parent")


def check_edition(edition: Edition) -> None:
    """An edition of a public forum ends no earlier than it starts."""
    check_public(edition, "forum")
    check_order(edition)
    check_rows_public(edition.engagements.all(), "with_organisation")


def check_seat(seat: Seat) -> None:
    """A seat, in a public body, ends no earlier than it starts."""
    check_public(seat, "forum")
    check_public(seat, "organisation")
    check_order(seat)


def check_order(record: Edition | Seat) -> None:
    """Refuse an end that is surely before the start."""
    if is_after(record.starts, record.ends):
        raise ValidationError({"ends": _("This is before the start.")})


def check_public(record: Any, field: str) -> None:
    """Refuse a record that names an unpublished one in `field`."""
    other = getattr(record, field)
    if other is not None and not other.live:
        raise ValidationError({field: _draft_message(other)})


def check_rows_public(rows: Iterable[Any], field: str) -> None:
    """Refuse rows that name an unpublished record in `field`."""
    errors: Errors = {}
    for row in rows:
        other = getattr(row, field, None) if getattr(row, f"{field}_id") else None
        if other is not None and not other.live:
            errors[row_key(row, field)] = _draft_message(other)
    if errors:
        raise ValidationError(errors)


def is_after(first: PartialDate | None, second: PartialDate | None) -> bool:
    """Whether `first` surely lies after `second`: 2021 is not after May 2021, June 2021 is."""
    if first is None or second is None or first.earliest is None or second.latest is None:
        return False
    return first.earliest > second.latest


def _draft_message(other: Any) -> str:
    return _("“%(record)s” is not public yet. Publish it first.") % {"record": other}


def _loop_message(organisation: Organisation) -> str:
    if organisation.parent_id == organisation.pk:
        return _("An organisation cannot be part of itself.")
    return _("%(parent)s is itself part of this organisation.") % {"parent": organisation.parent}
