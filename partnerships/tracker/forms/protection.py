"""Erasing somebody, keeping somebody on, and asking what is kept about an address."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.services.erase_person import Preview, Wish
from partnerships.tracker.services.erase_person.words import is_sought, too_short

#: The button that looks again, with further words.
LOOK_AGAIN: Final = "look-again"
MOST_WORDS: Final = 10


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that have any words."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text, one in each line; what is too short to look for is left out."""
    return tuple(line for line in lines_of(text) if is_sought(line))[:MOST_WORDS]


def words_left_out(text: str) -> tuple[str, ...]:
    """Return the words of a text that nobody looks for: too short, or too many."""
    sought = [line for line in lines_of(text) if is_sought(line)]
    return (*too_short(lines_of(text)), *sought[MOST_WORDS:])


class EraseForm(forms.Form):
    """Why somebody is erased, what goes besides, and that the preview was read."""

    also = forms.CharField(
        label=_("Further words to take out of texts"),
        help_text=_("One in each line, such as the family name alone. Then look again below."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    drop_files: "forms.ModelMultipleChoiceField[Any]" = forms.ModelMultipleChoiceField(
        label=_("Files to delete"),
        help_text=_("Nobody searched them: open each, and tick those that name the person."),
        queryset=None,
        required=False,
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
    )
    with_requests = forms.BooleanField(
        label=_("Delete the requests for a portal from the same e-mail address, too"),
        required=False,
        initial=True,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Kept for good: name nobody in it. For example “Asked for it by letter”."),
        max_length=300,
    )
    is_sure = forms.BooleanField(
        label=_("I have looked at every place above. This cannot be undone."),
        error_messages={"required": _("Look at the places above, and tick this.")},
    )

    def __init__(self, *args: Any, colleague: User, preview: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["drop_files"].queryset = preview.files  # type: ignore[attr-defined]  # a choice of rows
        if not preview.files.exists():
            del self.fields["drop_files"]
        if not preview.requests.exists():
            del self.fields["with_requests"]

    def clean_also(self) -> str:
        """Refuse words that nobody would look for, and say which."""
        text = str(self.cleaned_data["also"])
        left_out = words_left_out(text)
        if left_out:
            raise forms.ValidationError(
                _(
                    "Not looked for, since they are too short, or more than %(most)s: %(words)s."
                    " Look for them by hand, and take them out here."
                )
                % {"most": MOST_WORDS, "words": ", ".join(left_out)}
            )
        return text

    def wish(self) -> Wish:
        """Return what was asked for."""
        asked = self.cleaned_data
        return Wish(
            reason=asked["reason"],
            also=words_in(asked["also"]),
            files=tuple(asked.get("drop_files") or ()),
            with_requests=asked.get("with_requests", False),
        )


class RemoveFileForm(forms.Form):
    """A button alone."""

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class AddressForm(forms.Form):
    """An e-mail address of which somebody asks what is kept."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class EraseRequestsForm(AddressForm):
    """An e-mail address whose requests for a portal are erased, and why."""

    reason = forms.CharField(
        label=_("Why"), help_text=_("Kept for good: name nobody in it."), max_length=300
    )
