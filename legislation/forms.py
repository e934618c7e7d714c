"""The editing form of a law."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from foundation.forms import RecordForm
from legislation.models import Duty

Choice = tuple[str, str]


class DutyForm(WagtailAdminModelForm):
    """A duty, whose provision is chosen among those of the same law."""

    provision_uid = forms.TypedChoiceField(
        label=_("Provision"),
        required=False,
        coerce=lambda value: UUID(str(value)),
        empty_value=None,
        help_text=_("A provision entered just now can be chosen once the draft is saved."),
    )

    def __init__(self, *args: Any, provisions: tuple[Choice, ...] = (), **kwargs: Any) -> None:
        """Offer the provisions of the law, and the one that a duty had and that is gone."""
        super().__init__(*args, **kwargs)
        offered = [("", "—"), *provisions]
        current = self.instance.provision_uid
        if current is not None and str(current) not in dict(offered):
            offered.append((str(current), str(_("A provision that is not here any more"))))
        self.fields["provision_uid"].choices = offered

    class Meta:
        model = Duty
        fields = ["kind", "bearer", "tool", "sanction", "note", "provision_uid"]


class InstrumentForm(RecordForm):
    """A law with its rows; a provision that a duty rests on cannot be dropped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tell the duties which provisions there are."""
        super().__init__(*args, **kwargs)
        duties = self.formsets.get("duties")
        if duties is not None:
            offered = tuple((str(row.uid), str(row)) for row in self.instance.provisions.all())
            duties.form_kwargs = {**duties.form_kwargs, "provisions": offered}

    def is_valid(self) -> bool:
        """Check that no duty loses its provision, besides what every form checks."""
        if not super().is_valid():
            return False
        for duty in self._duties_on(self._leaving_provisions()):
            duty.add_error(
                "provision_uid",
                _("This provision is to be removed: choose another, or keep it."),
            )
        return bool(super().is_valid())

    def _leaving_provisions(self) -> set[UUID]:
        provisions = self.formsets.get("provisions")
        leaving = provisions.deleted_forms if provisions is not None else ()
        return {form.instance.uid for form in leaving}

    def _duties_on(self, provisions: set[UUID]) -> Iterator[Any]:
        """Yield the forms of the duties that rest on one of the provisions."""
        duties = self.formsets.get("duties")
        if not provisions or duties is None:
            return
        for form in duties.forms:
            data = getattr(form, "cleaned_data", {})
            if form not in duties.deleted_forms and data.get("provision_uid") in provisions:
                yield form
