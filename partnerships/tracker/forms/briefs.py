"""What is asked of the briefs: words to find one by, and the edition and format of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.text import tidy_line
from partnerships.tracker.choices import BriefEdition, BriefFormat


class BriefSearchForm(forms.Form):
    """Words in the name of a country, region, forum or partner."""

    q = forms.CharField(
        label=_("Country, region, forum or partner"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def clean_q(self) -> str:
        """Return the words, tidy."""
        return tidy_line(self.cleaned_data["q"])


class BriefQuestionForm(forms.Form):
    """Which edition, and in which format; a page for staff unless something else is asked for."""

    edition = forms.ChoiceField(choices=BriefEdition.choices, required=False)
    format = forms.ChoiceField(choices=BriefFormat.choices, required=False)

    def clean_edition(self) -> BriefEdition:
        """Return the edition."""
        return BriefEdition(self.cleaned_data["edition"] or BriefEdition.STAFF)

    def clean_format(self) -> Any:
        """Return the format, None for the page."""
        wanted = self.cleaned_data["format"]
        return BriefFormat(wanted) if wanted else None
