"""Adding and editing posts and people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.forms.picking import PickField, pick_for
from partnerships.tracker.models import Person, Post
from partnerships.tracker.services.find_lookalikes import find_lookalikes

LIKELY_KNOWN = _(
    "Somebody like this is known already: see above. Choose them, or say that it is somebody else."
)


def day_input() -> forms.DateInput:
    """Return a field of the browser for a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PostForm(forms.ModelForm):
    """An office that we talk to."""

    organisation = PickField(kind="organisation", label=_("Organisation"))

    class Meta:
        model = Post
        fields = ("organisation", "title", "unit", "email", "phone", "note", "ended_on")

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pick_for(self, colleague)
        self.fields["ended_on"].widget = day_input()
        self.fields["note"].widget.attrs["rows"] = 3
        self.fields["title"].help_text = _("Such as “Director”; the unit has a field of its own.")
        if self.instance.pk:
            self.initial["organisation"] = self.instance.organisation

    def validate_unique(self) -> None:
        """Leave it to the service, which says it at the title."""

    def validate_constraints(self) -> None:
        """Leave it to the service, which says it at the title."""


class LookalikeMixin(forms.Form):
    """A form in which a person is named who may be known already."""

    is_another = forms.BooleanField(
        label=_("This is somebody else of the same name"), required=False
    )
    lookalikes: tuple[Person, ...] = ()

    def warn_of_lookalikes(self, field: str, name: str, **where: Any) -> None:
        """Refuse a name that is known, unless the colleague says that it is somebody else."""
        if self.cleaned_data.get("is_another"):
            return
        self.lookalikes = tuple(find_lookalikes(name, **where))
        if self.lookalikes:
            self.add_error(field, LIKELY_KNOWN)
            self.fields["is_another"].widget = forms.CheckboxInput()

    def hide_question(self) -> None:
        """Keep the box away until there is somebody to be told apart from."""
        if not self.data.get("is_another"):
            self.fields["is_another"].widget = forms.HiddenInput()


class PersonForm(LookalikeMixin, forms.ModelForm):
    """Somebody who holds or held a post."""

    class Meta:
        model = Person
        fields = ("name", "honorific", "email", "phone", "languages", "note", "review_on")

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pick_for(self, colleague)
        self.fields["name"].required = True
        self.fields["review_on"].widget = day_input()
        self.fields["note"].widget.attrs["rows"] = 3
        self.hide_question()

    def clean_name(self) -> str:
        """Return the name as one tidy line; raises ValidationError for marks only."""
        name = tidy_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("A person needs a name."))
        return name

    def clean(self) -> dict[str, Any] | None:
        """Warn of somebody who may be the same."""
        super().clean()
        name, post = self.cleaned_data.get("name"), self.cleaned_data.get("post")
        if name and (self.instance.pk is None or "name" in self.changed_data):
            self.warn_of_lookalikes(
                "name",
                name,
                organisation=post.organisation if post else None,
                email=self.cleaned_data.get("email") or "",
                besides=self.instance.pk or 0,
            )
        return self.cleaned_data


class NewPersonForm(PersonForm):
    """Somebody new, with the post they hold if it is known."""

    post = PickField(kind="post", label=_("Post"), required=False)
    starts_on = forms.DateField(
        label=_("In this post since"),
        required=False,
        widget=day_input(),
        help_text=_("Empty if nobody knows."),
    )
    field_order = ("name", "is_another", "post", "starts_on", "honorific", "email", "phone")
