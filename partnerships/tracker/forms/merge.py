"""Choosing two entries that mean the same, and which value of each field stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.register.models import Organisation
from partnerships.register.services.merge_organisations import as_known
from partnerships.tracker.forms.picking import PickField, pick_for
from partnerships.tracker.services.find_rows import rows_for

KEPT: Final = "kept"
GONE: Final = "gone"


class PairForm(forms.Form):
    """The two entries."""

    kind = ""
    kept: PickField
    gone: PickField

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pick_for(self, colleague)

    def clean(self) -> dict[str, Any] | None:
        """Refuse one entry twice."""
        super().clean()
        pair = self.cleaned_data.get(KEPT), self.cleaned_data.get(GONE)
        if None not in pair and pair[0] == pair[1]:
            self.add_error(GONE, _("This is the same entry: choose another."))
        return self.cleaned_data


class PeoplePairForm(PairForm):
    """Two entries of one person."""

    kind = "person"
    kept = PickField(kind="person", label=_("The entry that stays"))
    gone = PickField(kind="person", label=_("The entry that goes"))


class OrganisationPairForm(PairForm):
    """Two records of one organisation."""

    kind = "organisation"
    kept = PickField(kind="organisation", label=_("The record that stays"))
    gone = PickField(kind="organisation", label=_("The record that goes"))


@dataclass(frozen=True)
class Difference:
    """A field in which two entries differ, with both values in words."""

    name: str
    label: str
    kept: str
    gone: str


def differences_between(kept: Any, gone: Any, names: Iterable[str]) -> list[Difference]:
    """Return the fields in which two rows differ."""
    return [
        Difference(
            name,
            str(capfirst(kept._meta.get_field(name).verbose_name)),
            _shown(kept, name),
            _shown(gone, name),
        )
        for name in names
        if getattr(kept, name) != getattr(gone, name)
    ]


def _shown(row: Any, name: str) -> str:
    read = getattr(row, f"get_{name}_display", None)
    value = read() if read else getattr(row, name)
    return "" if value is None else str(value)


class MergeForm(forms.Form):
    """What stays of two entries, field by field, and why they are one."""

    kept_uid = forms.UUIDField(widget=forms.HiddenInput)
    gone_uid = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("How we know that they are the same"), max_length=300, required=False
    )

    def __init__(
        self,
        *args: Any,
        colleague: User,
        pair: tuple[Any, Any],
        names: Iterable[str],
        **kwargs: Any,
    ) -> None:
        self.kept, self.gone = pair
        kept, gone = (as_known(row) if _is_record(row) else row for row in pair)
        self.known = (kept, gone)
        self.differences = differences_between(kept, gone, names)
        initial = {"kept_uid": self.kept.uid, "gone_uid": self.gone.uid}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for each in self.differences:
            self.fields[f"value_{each.name}"] = forms.ChoiceField(
                label=each.label,
                choices=[(KEPT, each.kept or _("(empty)")), (GONE, each.gone or _("(empty)"))],
                initial=KEPT if each.kept else GONE,
                widget=forms.RadioSelect,
            )
        self.order_fields([*(name for name in self.fields if name.startswith("value_")), "reason"])

    def clean(self) -> dict[str, Any] | None:
        """Refuse what was decided on other entries than these."""
        super().clean()
        asked = self.cleaned_data.get("kept_uid"), self.cleaned_data.get("gone_uid")
        if asked != (self.kept.uid, self.gone.uid):
            raise ValidationError(_("These are other entries than those you compared: look again."))
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """Return the values that were chosen, by name of the field."""
        rows = dict(zip((KEPT, GONE), self.known, strict=True))
        return {
            each.name: getattr(rows[self.cleaned_data[f"value_{each.name}"]], each.name)
            for each in self.differences
        }


def _is_record(row: Any) -> bool:
    return isinstance(row, Organisation)


def find_pair(kind: str, colleague: User, uids: tuple[Any, Any]) -> tuple[Any, Any] | None:
    """Return two rows that the colleague may see, by their identifiers; None unless both are."""
    rows = {row.uid: row for row in rows_for(kind, colleague).filter(uid__in=uids)}
    pair = tuple(rows.get(uid) for uid in uids)
    return (pair[0], pair[1]) if None not in pair and uids[0] != uids[1] else None
