"""The editing form of every family of records."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from wagtail.admin.forms.models import WagtailAdminModelForm, WagtailAdminModelFormMetaclass

from foundation.models import RecordChild
from foundation.row_forms import RowForm, RowFormSet
from foundation.row_keys import RowField, label_of, read_row_key


class RecordFormMetaclass(WagtailAdminModelFormMetaclass):
    """Gives every inline of child rows the forms that keep their identity."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        """Make the form class, with row forms for its formsets."""
        meta = attrs.get("Meta")
        if meta is not None and isinstance(getattr(meta, "formsets", None), dict):
            meta.formsets = {
                relation: cls.with_row_forms(meta.model, relation, options)
                for relation, options in meta.formsets.items()
            }
        return super().__new__(cls, name, bases, attrs)

    @classmethod
    def with_row_forms(
        cls, model: type[models.Model], relation: str, options: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the options of a formset, with our own form and formset for child rows."""
        child = model._meta.get_field(relation).related_model
        if not (isinstance(child, type) and issubclass(child, RecordChild)):
            return options
        base = options.get("form", cls.child_form())
        form = type(base)("RowForm", (RowForm, base), {})
        return {**options, "form": form, "formset": RowFormSet}


class RecordForm(WagtailAdminModelForm, metaclass=RecordFormMetaclass):
    """Takes whatever an editor has so far as a draft; what publishing lacks is said on top.

    A draft is valid as soon as every value can be read. Whether it may stand on the public site
    is asked by the view (`foundation.publishing.check`), whose refusal `show_refusal` puts at
    the fields.
    """

    def _post_clean(self) -> None:
        was_live, self.instance.live = self.instance.live, False
        try:
            super()._post_clean()
        finally:
            self.instance.live = was_live

    def show_refusal(self, error: ValidationError) -> None:
        """Put the errors of a refused publish at the fields and rows they are about."""
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
        for key, errors in by_field.items():
            row = read_row_key(key)
            if row is not None:
                self._show_at_row(row, errors)
            elif key in self.formsets:
                self.formsets[key].non_form_errors().extend(errors)
            else:
                show_at(self, key, errors)

    def _show_at_row(self, row: RowField, errors: list[ValidationError]) -> None:
        formset = self.formsets.get(row.relation)
        for form in formset.forms if formset else ():
            if form.instance.uid == row.uid:
                show_at(form, row.field, errors)
                return
        model = type(self.instance)._meta.get_field(row.relation).related_model
        show_at(self, row.field, errors, model=model)


def show_at(
    form: forms.ModelForm,
    field: str,
    errors: list[ValidationError],
    model: type[models.Model] | None = None,
) -> None:
    """Add errors at a field of a form, or above the form when it has no such field."""
    if model is None and field in form.fields:
        form.add_error(field, errors)
        return
    label = label_of(model or type(form.instance), field)
    for message in ValidationError(errors).messages:
        form.add_error(None, f"{label}: {message}" if label else message)
