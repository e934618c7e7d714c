"""The forms that readers send."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.text import tidy_line
from partnerships.register.choices import OrganisationKind
from partnerships.register.services.send_portal_request import (
    LONGEST_MESSAGE as LONGEST_WISH,
)
from reference.models import Jurisdiction
from stewardship.services.send_report import LONGEST_EVIDENCE, LONGEST_MESSAGE

_TOO_LONG = _("This is %(show_value)d characters long; the form takes %(limit_value)d.")


class LinesField(forms.CharField):
    """Text whose lines end as they do everywhere, however the browser sends them."""

    def to_python(self, value: Any) -> str:
        """Return the text with one character at the end of each line."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class TrappedForm(forms.Form):
    """A form that anybody may send.

    `website` is a trap: people do not see it, programs fill it in.
    """

    prefix_of_ids: ClassVar[str]
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tie each field to its hint and its errors, for those who hear the page."""
        auto_id = f"{self.prefix_of_ids}-%s"
        super().__init__(*args, **{"auto_id": auto_id, "use_required_attribute": False, **kwargs})
        self.fields["website"].widget.attrs["autocomplete"] = "off"
        self.order_fields([name for name in self.fields if name != "website"])

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled in what no person sees."""
        return bool(self.data.get("website"))

    def clean_message(self) -> str:
        """Keep the words as typed, unless there are none."""
        message = str(self.cleaned_data["message"])
        if not tidy_line(message):
            raise forms.ValidationError(self.fields["message"].error_messages["required"])
        return message


class ErrorReportForm(TrappedForm):
    """What is wrong with a record, who says so, and where an answer may be sent."""

    prefix_of_ids = "report"
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
        error_messages={"max_length": _TOO_LONG},
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the browser offer the reader's own address."""
        super().__init__(*args, **kwargs)
        self.fields["reply_to"].widget.attrs["autocomplete"] = "email"

    @property
    def words(self) -> dict[str, str]:
        """What the reader typed."""
        return {name: self.cleaned_data[name] for name in ("message", "evidence", "reply_to")}


class TidyField(forms.CharField):
    """One line, tidied by the house rules."""

    def to_python(self, value: Any) -> str:
        """Return the line without marks that nobody sees."""
        return tidy_line(str(super().to_python(value)))


class PortalRequestForm(TrappedForm):
    """Who wants a portal for which country, and where an answer may be sent."""

    prefix_of_ids = "request"
    country: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Country or territory"),
        queryset=Jurisdiction.objects.none(),
        to_field_name="code",
        empty_label=_("Choose one"),
        error_messages={
            "required": _("Choose the country or territory."),
            "invalid_choice": _("Choose the country or territory from the list."),
        },
    )
    organisation_name = TidyField(
        label=_("Your organisation"),
        max_length=300,
        error_messages={"required": _("Name your organisation."), "max_length": _TOO_LONG},
    )
    organisation_kind = forms.ChoiceField(
        label=_("What kind of organisation it is"),
        choices=[("", _("Choose one")), *OrganisationKind.choices],
        error_messages={"required": _("Choose what kind of organisation it is.")},
    )
    contact_name = TidyField(
        label=_("Your name"),
        max_length=200,
        error_messages={
            "required": _("Give your name, so that we know whom to answer."),
            "max_length": _TOO_LONG,
        },
    )
    contact_role = TidyField(
        label=_("Your office"),
        help_text=_("For example “Director, Cybercrime Unit”."),
        max_length=200,
        required=False,
        error_messages={"max_length": _TOO_LONG},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        error_messages={
            "required": _("Give an e-mail address, so that we can answer."),
            "invalid": _("This is no e-mail address: correct it."),
        },
    )
    message = LinesField(
        label=_("What you have in mind"),
        help_text=_(
            "For example who would run the portal, what exists already, and by when you hope for "
            "it. Addresses are kept as text; nobody opens them."
        ),
        max_length=LONGEST_WISH,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Say what you have in mind."), "max_length": _TOO_LONG},
    )
    consent = forms.BooleanField(
        label=_("I agree that you keep what I wrote here, and use it to answer me"),
        error_messages={
            "required": _("Without your consent we may not keep what you wrote: tick the box.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """List the countries and territories; let the browser offer what it knows."""
        super().__init__(*args, **kwargs)
        places = Jurisdiction.objects.countries().a_to_z().only("code", "name", "sort_name")
        country: Any = self.fields["country"]
        country.queryset = places
        named = sorted(places, key=lambda place: (place.local_sort_key, place.code))
        country.widget.choices = [
            ("", country.empty_label),
            *((place.code, place.local_name) for place in named),
        ]
        for name, known in (
            ("organisation_name", "organization"),
            ("contact_name", "name"),
            ("contact_role", "organization-title"),
            ("email", "email"),
        ):
            self.fields[name].widget.attrs["autocomplete"] = known

    @property
    def words(self) -> dict[str, Any]:
        """What was typed, by the fields of the row that keeps it."""
        kept = (
            "organisation_name",
            "organisation_kind",
            "contact_name",
            "contact_role",
            "email",
            "message",
        )
        return {
            "jurisdiction": self.cleaned_data["country"],
            **{name: self.cleaned_data[name] for name in kept},
        }
