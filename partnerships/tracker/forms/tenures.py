"""Who holds a post from when to when: one tenure, and the change of holder."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.forms.people import LookalikeMixin, day_input
from partnerships.tracker.forms.picking import PickField, pick_for
from partnerships.tracker.models import Person, Post, Tenure
from partnerships.tracker.services.change_holder import HolderChange


class TenureForm(forms.Form):
    """One tenure of a post."""

    person = PickField(kind="person", label=_("Person"))
    starts_on = forms.DateField(
        label=_("From"),
        required=False,
        widget=day_input(),
        help_text=_("Empty if nobody knows."),
    )
    ends_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=day_input(),
        help_text=_("The last day; empty for whoever holds the post."),
    )
    is_acting = forms.BooleanField(
        label=_("Acting"),
        required=False,
        help_text=_("Somebody may act beside the holder."),
    )

    def __init__(self, *args: Any, colleague: User, tenure: Tenure, **kwargs: Any) -> None:
        kwargs["initial"] = {**_values_of(tenure), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.tenure = tenure
        pick_for(self, colleague)

    def apply(self) -> Tenure:
        """Return the tenure as it shall be, not saved."""
        for name in ("person", "starts_on", "ends_on", "is_acting"):
            setattr(self.tenure, name, self.cleaned_data[name])
        return self.tenure


class TenureEditForm(TenureForm):
    """A tenure that is corrected, or taken out."""

    is_wrong = forms.BooleanField(
        label=_("Take it out: it never was so"),
        required=False,
        help_text=_("A holder who leaves is no mistake: change the holder, or enter the last day."),
    )


def _values_of(tenure: Tenure) -> dict[str, Any]:
    return {
        "person": tenure.person if tenure.person_id else None,
        "starts_on": tenure.starts_on,
        "ends_on": tenure.ends_on,
        "is_acting": tenure.is_acting,
    }


class HolderForm(LookalikeMixin):
    """Who leaves a post, and who holds it from then on."""

    last_day = forms.DateField(label=_("Last day"), required=False, widget=day_input())
    successor = PickField(
        kind="person",
        label=_("New holder"),
        required=False,
        help_text=_("Type a part of the name of somebody who is known already."),
    )
    new_name = forms.CharField(
        label=_("or somebody new"),
        required=False,
        max_length=200,
        help_text=_("The full name; contact data can be added afterwards."),
    )
    is_vacant = forms.BooleanField(label=_("or nobody: the post is vacant"), required=False)
    starts_on = forms.DateField(label=_("First day"), required=False, widget=day_input())
    is_acting = forms.BooleanField(label=_("Acting"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("last_day", "successor", "new_name", "is_another")

    def __init__(
        self, *args: Any, colleague: User, post: Post, leaving: list[Tenure], **kwargs: Any
    ) -> None:
        today = timezone.localdate()
        kwargs["initial"] = {
            "last_day": today - timedelta(days=1),
            "starts_on": today,
            "seen": " ".join(str(tenure.uid) for tenure in leaving),
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.post = post
        pick_for(self, colleague)
        if leaving:
            names = ", ".join(str(tenure.person) for tenure in leaving)
            self.fields["last_day"].label = _("Last day of %(names)s") % {"names": names}
        else:
            del self.fields["last_day"], self.fields["is_vacant"]
        self.hide_question()

    def clean(self) -> dict[str, Any] | None:
        """Refuse two answers to one question, and none; warn of somebody who is known."""
        super().clean()
        asked = self.cleaned_data
        name = asked["new_name"] = tidy_line(asked.get("new_name") or "")
        given = [key for key in ("successor", "new_name", "is_vacant") if asked.get(key)]
        if len(given) > 1:
            self.add_error(
                given[1], _("Somebody known, somebody new, or nobody: only one of them.")
            )
        elif not given and "successor" not in self.errors:
            self.add_error(
                "successor",
                _("Choose who holds the post now, type a new name, or say that it is vacant.")
                if "is_vacant" in self.fields
                else _("Choose who holds the post now, or type a new name."),
            )
        elif given == ["new_name"]:
            self.warn_of_lookalikes("new_name", name, organisation=self.post.organisation)
        return asked

    def change(self) -> HolderChange:
        """Return what was asked for."""
        asked = self.cleaned_data
        successor = asked.get("successor")
        if asked["new_name"]:
            successor = Person(name=asked["new_name"])
        return HolderChange(
            self.post,
            last_day=asked.get("last_day"),
            successor=successor,
            starts_on=asked.get("starts_on") if successor else None,
            is_acting=bool(asked.get("is_acting")),
            seen=_read_uids(asked.get("seen") or ""),
        )


def _read_uids(text: str) -> frozenset[UUID]:
    found = set()
    for part in text.split():
        try:
            found.add(UUID(part))
        except ValueError:
            continue
    return frozenset(found)
