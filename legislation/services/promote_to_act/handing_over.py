"""Handing over to the act what led to the bill."""

from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from foundation import registries
from foundation.services.repoint_rows import Pointer, repoint_rows
from legislation.choices import RelationKind
from legislation.models import Instrument, Relation


def _leaves_the_bill(link: Relation) -> bool:
    """Another bill that became this one still did."""
    return bool(link.kind != RelationKind.BECAME)


RELATIONS: Final = Pointer(Relation, "target", ("kind", "target"), follows=_leaves_the_bill)


def hand_over(
    bill: Instrument, act: Instrument, user: AbstractBaseUser | None, reason: str
) -> list[str]:
    """Point at the act what pointed at the bill; return in words what was moved.

    Raises ValidationError, naming the record that may not say of the act what it said of the
    bill.
    """
    try:
        laws = repoint_rows(RELATIONS, bill, act, user, reason)
    except ValidationError as error:
        raise ValidationError({NON_FIELD_ERRORS: error.messages}) from error
    moved = [_("relations of “%(law)s”") % {"law": law} for law in laws if law.pk != bill.pk]
    for succession in registries.successions.of(Instrument):
        moved += succession(bill, act)
    return moved
