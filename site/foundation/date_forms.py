"""Entering a partial date in a form: one text box that reads what people type."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from foundation.partial_dates import PartialDate, PartialDateError

HINT = _("Day, month or year: 27 May 2021, May 2021, 2021, c. 2021, planned 2027, unknown")


class PartialDateInput(forms.TextInput):
    """A text box; the browser offers no old entries."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Add `attrs` to those of the box."""
        super().__init__({"autocomplete": "off", "spellcheck": "false"} | (attrs or {}))


class PartialDateFormField(forms.Field):
    """Reads a partial date; cleaned, `warning` says what an ambiguous entry was taken for."""

    widget = PartialDateInput

    def __init__(self, *, help_text: Any = "", **kwargs: Any) -> None:
        """Put the hint about what can be typed behind the field's own help text."""
        hint = format_lazy("{} {}", help_text, HINT) if help_text else HINT
        super().__init__(help_text=hint, **kwargs)
        self.warning = ""

    def prepare_value(self, value: Any) -> Any:
        """Show a date in words where the words read back to the same date, else its text."""
        if not isinstance(value, PartialDate):
            return value
        words = value.in_words()
        try:
            return words if PartialDate.parse(words) == value else value.text
        except PartialDateError:
            return value.text

    def to_python(self, value: Any) -> PartialDate | None:
        """Return the date; raise `ValidationError` in the words of `PartialDateError`."""
        try:
            return PartialDate.coerce(value)
        except PartialDateError as error:
            raise ValidationError(str(error), code="invalid") from error

    def clean(self, value: Any) -> PartialDate | None:
        """Return the date and keep its warning, which never blocks the form."""
        date: PartialDate | None = super().clean(value)
        self.warning = date.warning if date else ""
        return date

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another date was entered, however it is written."""
        try:
            return not self.disabled and self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def date_warnings(form: forms.BaseForm) -> Iterator[str]:
    """Yield "Label: warning" for the dates of a cleaned form and of the formsets inside it."""
    for name, field in form.fields.items():
        warning = getattr(field, "warning", "")
        if warning:
            yield f"{form[name].label}: {warning}"
    for formset in getattr(form, "formsets", {}).values():
        for child in formset.forms:
            yield from date_warnings(child)
