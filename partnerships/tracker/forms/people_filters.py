"""Narrowing the lists of posts and people by the query of their address."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.text import tidy_line
from partnerships.tracker.services.read_holders import is_held, is_in_post, tied_to, was_in_post
from reference.models import Jurisdiction

MOST_WORDS = 6


class ListFilter(forms.Form):
    """Words, place and state by which a list is narrowed; what cannot be meant is left out."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    country: Any = forms.ModelChoiceField(
        label=_("Country"),
        queryset=Jurisdiction.objects.order_by("sort_name"),
        to_field_name="slug",
        required=False,
        empty_label=_("Every country"),
    )
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def asked(self) -> dict[str, Any]:
        """Return what the address asks for, as far as it can be meant."""
        self.is_valid()
        return self.cleaned_data

    def words(self) -> list[str]:
        """Return the words looked for, each of which has to be found."""
        return tidy_line(self.asked().get("q") or "").split()[:MOST_WORDS]


class PostFilter(ListFilter):
    """Narrows the list of posts."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Posts that exist")),
            ("held", _("Held")),
            ("vacant", _("Vacant")),
            ("former", _("Abolished")),
            ("all", _("All")),
        ],
    )
    field_order = ("q", "country", "state")

    def apply(self, posts: Any) -> Any:
        """Return the posts asked for."""
        asked = self.asked()
        for word in self.words():
            posts = posts.filter(
                Q(title__icontains=word)
                | Q(unit__icontains=word)
                | Q(organisation__name__icontains=word)
                | Q(organisation__acronym__icontains=word)
            )
        if asked.get("country"):
            posts = posts.filter(organisation__jurisdiction=asked["country"])
        if asked.get("organisation"):
            posts = posts.filter(organisation__uid=asked["organisation"])
        return self._in_state(posts, asked.get("state") or "")

    def _in_state(self, posts: Any, state: str) -> Any:
        if state == "all":
            return posts
        today = timezone.localdate()
        gone = Q(ended_on__lt=today)
        if state == "former":
            return posts.filter(gone)
        posts = posts.exclude(gone)
        if state == "held":
            return posts.filter(is_held(today))
        return posts.exclude(is_held(today)) if state == "vacant" else posts


class PersonFilter(ListFilter):
    """Narrows the list of people."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Everybody")),
            ("held", _("In a post")),
            ("former", _("Held a post before")),
            ("none", _("Never in a post")),
        ],
    )
    field_order = ("q", "country", "state")

    def apply(self, people: Any) -> Any:
        """Return the people asked for; those who were erased are in no list."""
        asked = self.asked()
        people = people.filter(erased_at=None)
        for word in self.words():
            people = people.filter(name__icontains=word)
        if asked.get("country"):
            people = people.filter(tied_to(organisation__jurisdiction=asked["country"]))
        if asked.get("organisation"):
            people = people.filter(tied_to(organisation__uid=asked["organisation"]))
        return self._in_state(people, asked.get("state") or "")

    def _in_state(self, people: Any, state: str) -> Any:
        today = timezone.localdate()
        if state == "held":
            return people.filter(is_in_post(today))
        if state == "former":
            return people.filter(was_in_post()).exclude(is_in_post(today))
        return people.exclude(was_in_post()) if state == "none" else people
