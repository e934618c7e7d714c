"""A field that was changed on the public record while a draft had changed it too.

`record.draft_conflicts` says for each such field::

    {"live": "as it is now", "was": "as it was", "by": "who", "on": "2026-05-27"}

The values are words. Until an editor has seen both and said which is right, the draft is not
published.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.differences import in_words
from foundation.row_keys import label_of
from foundation.stored_values import stored_value

if TYPE_CHECKING:
    from foundation.models.publishable import PublishableRecord


class Conflict(NamedTuple):
    """A field with two values, in words."""

    field: str
    label: str
    public: str
    draft: str
    was: str
    changed_by: str
    changed_on: str

    def __str__(self) -> str:
        return (
            _(
                "The public record now says “%(public)s” (changed by %(changed_by)s on "
                "%(changed_on)s; it was “%(was)s”). This draft says “%(draft)s”."
            )
            % self._asdict()
        )


def open_conflicts(record: "PublishableRecord", candidate: "PublishableRecord") -> list[Conflict]:
    """Return the fields in which `candidate` still differs from the public `record`."""
    if not record.live:
        return []
    return [
        Conflict(
            field=field,
            label=label_of(type(record), field),
            public=in_words(record, field),
            draft=in_words(candidate, field),
            was=note["was"],
            changed_by=note["by"] or _("the system"),
            changed_on=date_format(date.fromisoformat(note["on"])),
        )
        for field, note in record.draft_conflicts.items()
        if stored_value(candidate, field) != stored_value(record, field)
    ]


def check_conflicts(record: "PublishableRecord", candidate: "PublishableRecord") -> None:
    """Raise ValidationError at every field about which nobody has decided yet."""
    errors: dict[str, Any] = {
        conflict.field: ValidationError(str(conflict), code="conflict")
        for conflict in open_conflicts(record, candidate)
    }
    if errors:
        raise ValidationError(errors)


def settle_conflicts(record: "PublishableRecord") -> None:
    """Forget the conflicts: an editor decided, or the draft went live without any."""
    if record.draft_conflicts:
        record.draft_conflicts = {}
        type(record)._base_manager.filter(pk=record.pk).update(draft_conflicts={})
