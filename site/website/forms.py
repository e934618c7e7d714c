"""The forms that readers send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.text import tidy_line
from stewardship.services.send_report import LONGEST_EVIDENCE, LONGEST_MESSAGE


class LinesField(forms.CharField):
    """Text whose lines end as they do everywhere, however the browser sends them."""

    def to_python(self, value: Any) -> str:
        """Return the text with one character at the end of each line."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class ErrorReportForm(forms.Form):
    """What is wrong with a record, who says so, and where an answer may be sent.

    `website` is a trap: people do not see it, programs fill it in.
    """

    message = LinesField(
        label=_("What is wrong?"),
        max_length=LONGEST_MESSAGE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _("Say what is wrong."),
            "max_length": _(
                "This is %(show_value)d characters long; the form takes %(limit_value)d. "
                "Say what is wrong in fewer words."
            ),
        },
    )
    evidence = forms.CharField(
        label=_("Who says so?"),
        help_text=_("For example the gazette, with number and day. It is kept as text."),
        max_length=LONGEST_EVIDENCE,
        required=False,
        strip=False,
        error_messages={
            "max_length": _(
                "This is %(show_value)d characters long; the form takes %(limit_value)d."
            )
        },
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        help_text=_(
            "You need not give it. Only the editors of this site see it; it is used to answer you, "
            "and deleted 90 days after the report was dealt with."
        ),
        max_length=254,
        required=False,
        error_messages={"invalid": _("This is no e-mail address: leave it empty, or correct it.")},
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tie each field to its hint and its errors, for those who hear the page."""
        super().__init__(
            *args, **{"auto_id": "report-%s", "use_required_attribute": False, **kwargs}
        )
        self.fields["reply_to"].widget.attrs["autocomplete"] = "email"
        self.fields["website"].widget.attrs["autocomplete"] = "off"

    def clean_message(self) -> str:
        """Keep the words as typed, unless there are none."""
        message = str(self.cleaned_data["message"])
        if not tidy_line(message):
            raise forms.ValidationError(self.fields["message"].error_messages["required"])
        return message

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled in what no person sees."""
        return bool(self.data.get("website"))

    @property
    def words(self) -> dict[str, str]:
        """What the reader typed."""
        return {name: self.cleaned_data[name] for name in ("message", "evidence", "reply_to")}
