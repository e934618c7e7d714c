"""Carrying out a merge of two organisations: all of it, or nothing."""

from dataclasses import replace
from typing import Final
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry

from foundation.checking import protected_message
from partnerships.register.models import Organisation
from partnerships.register.services.merge_organisations.checks import (
    OrganisationMerge,
    check_merge,
)
from partnerships.register.services.merge_organisations.links import move_links
from partnerships.register.services.merge_organisations.values import FIELDS, as_known, give_values

#: The log action on the record that stays.
MERGED: Final = "chancery.merged"


class MergedFormatter(LogFormatter):
    """Says which record became part of this one, and what moved."""

    label = gettext_lazy("Merge")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """Return the name and what was moved."""
        words = {
            "gone": log_entry.data.get("gone", ""),
            "moved": "; ".join(log_entry.data.get("moved", ())) or _("nothing else"),
        }
        return _("“%(gone)s” was merged into this record. Moved: %(moved)s") % words


def add_log_actions(actions: LogActionRegistry) -> None:
    """Name the action."""
    actions.register_action(MERGED)(MergedFormatter)


@transaction.atomic
def merge_organisations(merge: OrganisationMerge, user: AbstractBaseUser) -> list[str]:
    """Make one of two organisations; return in words what was moved to the one that stays.

    It gets the values that were chosen and the other's names; portals, meetings, seats, units and
    whatever the layers above registered (`registries.successions`) follow, in drafts and in old
    versions too. Then the other is deleted. Raises ValidationError by the fields of
    `OrganisationMerge`, PermissionDenied for who may not; then nothing has changed.
    """
    keys = (merge.kept.pk, merge.gone.pk)
    rows = Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) < len(set(keys)):
        raise ValidationError({NON_FIELD_ERRORS: _("One of them was merged or deleted meanwhile.")})
    merge = replace(merge, kept=found[keys[0]], gone=found[keys[1]])
    check_merge(merge, user)
    known = as_known(merge.gone)
    was = {name: str(getattr(known, name) or "") for name in FIELDS}
    give_values(merge, user)
    kept = Organisation.objects.get(pk=merge.kept.pk)
    moved = move_links(merge.gone, kept, user)
    data = {
        "gone": str(merge.gone),
        "gone_uid": str(merge.gone.uid),
        "values": was,
        "moved": moved,
    }
    log(kept, MERGED, user=user, data=data, uuid=uuid4())
    try:
        Organisation.objects.get(pk=merge.gone.pk).delete()
    except ProtectedError as error:
        raise ValidationError({"gone": protected_message(error)}) from error
    return moved
