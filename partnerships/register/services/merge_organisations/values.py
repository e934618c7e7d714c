"""Giving the record that stays the values that were chosen, and the names of the other."""

from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

from foundation.checking import reasons
from foundation.row_edits import RowsEdit, edit_rows
from foundation.services.change_live_record import change_live_record
from foundation.text import fold
from partnerships.register.choices import OrganisationNameKind
from partnerships.register.models import Organisation, OrganisationName
from partnerships.register.services.merge_organisations.checks import OrganisationMerge

REASON: Final = "merged with a duplicate"
#: What somebody chooses of each.
FIELDS: Final = (
    "name",
    "acronym",
    "kind",
    "level",
    "jurisdiction",
    "parent",
    "website",
    "website_basis",
    "summary",
    "source",
    "owner",
    "deputy",
    "review_interval",
)


def as_known(record: Organisation) -> Organisation:
    """Return what is known of a record: the public version, of a draft the latest one."""
    if record.live:
        return record
    version: Organisation = record.get_latest_revision_as_object()
    return version


def give_values(merge: OrganisationMerge, user: AbstractBaseUser | None) -> None:
    """Write the values and names into the record that stays, its draft and its open versions.

    Raises ValidationError at `kept` where the record may not stand so.
    """
    kept = merge.kept
    changes = {name: merge.values[name] for name in FIELDS if name in merge.values}
    edits = {"names": _adding_names(merge, changes.get("name", kept.name))}
    if kept.live:
        try:
            change_live_record(kept, changes, user, REASON, rows=edits)
        except ValidationError as error:
            raise ValidationError({"kept": reasons(error, kept)}) from error
        return
    draft = as_known(kept)
    for name, value in changes.items():
        setattr(draft, name, value)
    edit_rows(draft, edits)
    draft.save_revision(user=user, clean=False)
    Organisation.objects.filter(pk=kept.pk).update(**changes)


def _adding_names(merge: OrganisationMerge, name: str) -> RowsEdit:
    """Return what adds the names of the record that goes, and the two names that the bodies had."""
    kept, gone = as_known(merge.kept), as_known(merge.gone)
    added = [_copy_of(row) for row in gone.names.all()]
    for each in (kept, gone):
        added += [
            OrganisationName(name=words, kind=kind)
            for words, kind in (
                (each.name, OrganisationNameKind.AS_PUBLISHED),
                (each.acronym, OrganisationNameKind.ACRONYM),
            )
            if words
        ]
    known = {fold(name), fold(merge.values.get("acronym", kept.acronym))}

    def edit(rows: list[Any]) -> list[Any]:
        said = {(fold(row.name), row.language_id) for row in rows}
        plain = known | {fold(row.name) for row in rows}
        fresh = []
        for row in added:
            key = (fold(row.name), row.language_id)
            if key in said or (row.language_id is None and key[0] in plain):
                continue
            said.add(key)
            plain.add(key[0])
            fresh.append(_copy_of(row))
        return [*rows, *fresh]

    return edit


def _copy_of(row: OrganisationName) -> OrganisationName:
    return OrganisationName(name=row.name, language_id=row.language_id, kind=row.kind, uid=row.uid)
