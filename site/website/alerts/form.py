"""The form by which a reader follows something by e-mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from website.alerts.following import Following
from website.alerts.mailboxes import check_mailbox, tidy_mailbox
from website.choices import AlertRhythm
from website.forms import TrappedForm
from website.models.alert_event import LONGEST_QUERY


class FollowForm(TrappedForm):
    """Where to write, how often, and (hidden) what about."""

    prefix_of_ids = "follow"
    following = forms.CharField(
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.HiddenInput,
        error_messages={"max_length": _("This is too much to follow at once: remove some of it.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "We write to it once, to ask whether it was you. Nothing follows without a yes."
        ),
        max_length=254,
        validators=[check_mailbox],
        error_messages={
            "required": _("Give an e-mail address, so that we can write to you."),
            "invalid": _("This is no e-mail address: correct it."),
        },
    )
    rhythm = forms.ChoiceField(
        label=_("How often, at most"),
        choices=AlertRhythm.choices,
        initial=AlertRhythm.WEEKLY,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the browser offer the reader's own address."""
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def clean_following(self) -> str:
        """Return what is followed as it is kept, which may be longer than as it was sent."""
        query = Following.of(self.cleaned_data["following"]).query
        if len(query) > LONGEST_QUERY:
            raise forms.ValidationError(self.fields["following"].error_messages["max_length"])
        return query

    def clean_email(self) -> str:
        """Return the address as it is kept."""
        return tidy_mailbox(self.cleaned_data["email"])
