"""Pointing at the record that stays what pointed at the one that goes."""

from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation import registries
from foundation.services.repoint_field import FieldPointer, repoint_field
from foundation.services.repoint_history import repoint_history
from foundation.services.repoint_rows import Pointer, repoint_rows
from partnerships.register.models import Engagement, Organisation, PortalPartner, Seat
from partnerships.register.services.merge_organisations.values import REASON
from stewardship.models import ErrorReport, Verification

#: Rows that name an organisation. Our parts in meetings are never the same as another.
ROWS: Final = (
    Pointer(PortalPartner, "organisation", ("organisation", "role")),
    Pointer(Engagement, "with_organisation", ("uid",)),
)
#: Records that name one.
FIELDS: Final = (FieldPointer(Organisation, "parent"), FieldPointer(Seat, "organisation"))


def move_links(gone: Organisation, kept: Organisation, user: AbstractBaseUser | None) -> list[str]:
    """Point at `kept` what points at `gone`; return in words what was moved.

    Raises ValidationError at `gone`, naming what cannot follow.
    """
    moved: list[Any] = []
    try:
        for pointer in ROWS:
            moved += repoint_rows(pointer, gone, kept, user, REASON)
            repoint_history(pointer, gone, kept)
        for field in FIELDS:
            moved += repoint_field(field, gone, kept, user, REASON)
        words = [_("“%(record)s”") % {"record": record} for record in moved]
        for succession in registries.successions.of(Organisation):
            words += succession(gone, kept)
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            raise
        raise ValidationError({"gone": error.messages}) from error
    _move_checks(gone, kept)
    return words


def _move_checks(gone: Organisation, kept: Organisation) -> None:
    """Let what readers reported and colleagues checked of one be of the other."""
    ErrorReport.objects.filter(record_uid=gone.uid).update(record_uid=kept.uid)
    kind = ContentType.objects.get_for_model(Organisation)
    Verification.objects.filter(record_type=kind, record_uid=gone.uid).update(record_uid=kept.uid)
