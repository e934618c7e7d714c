"""Fields that forms of the tracker share: tidied text, days, several files."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.text import tidy_line
from partnerships.tracker.services.tidy_text import tidy_text

_LONGEST_NOTES: Final = 50_000
_MOST_FILES: Final = 20


class When(models.TextChoices):
    """Days that a follow-up is often due on."""

    TOMORROW = "1", _("tomorrow")
    WEEK = "7", _("in a week")
    FORTNIGHT = "14", _("in two weeks")
    MONTH = "30", _("in a month")
    OPEN = "open", _("no day")


class TextField(forms.CharField):
    """Text of several lines, tidied."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        options.setdefault("max_length", _LONGEST_NOTES)
        options.setdefault("required", False)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """Return the tidy text."""
        return tidy_text(super().to_python(value) or "")


class LineField(forms.CharField):
    """One line of text, tidied."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """Return the tidy line."""
        return tidy_line(super().to_python(value) or "")


class DayField(forms.DateField):
    """A day, as browsers have it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        options.setdefault("required", False)
        super().__init__(**options)


class _FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once."""

    widget = _FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the uploads as a list."""
        uploads = data if isinstance(data, list | tuple) else [data]
        uploads = [each for each in uploads if each]
        if len(uploads) > _MOST_FILES:
            raise forms.ValidationError(
                _("At most %(most)s files at once."), params={"most": _MOST_FILES}
            )
        return [super(FilesField, self).clean(each, initial) for each in uploads]


def day_of(when: str) -> date | None:
    """Return the day that a quick choice means today, None for no day."""
    return timezone.localdate() + timedelta(days=int(when)) if when.isdigit() else None
