"""Adding and editing posts and people."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.forms.people import PersonForm, PostForm
from partnerships.tracker.models import Person, Post
from partnerships.tracker.views.form_screens import TrackerFormScreen


class PostAddScreen(TrackerFormScreen):
    """A new post."""

    page_title = _("Add a post")
    form_class = PostForm

    def save(self, form: Any) -> Any:
        """Save the post."""
        return form.save()

    def success_url(self, saved: Any) -> str:
        """Go on to the post."""
        return reverse("tracker_post", args=[saved.uid])


class PostEditScreen(PostAddScreen):
    """A post, changed."""

    page_title = _("Edit a post")

    @cached_property
    def row(self) -> Post:
        """The post."""
        post: Post = self.editable(Post, self.kwargs["uid"])
        return post

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        return {**super().get_form_kwargs(), "instance": self.row}


class ChangeHolderScreen(PostEditScreen):
    """The post has a new holder."""

    page_title = _("Change the holder")


class PersonAddScreen(TrackerFormScreen):
    """A new person."""

    page_title = _("Add a person")
    form_class = PersonForm

    def save(self, form: Any) -> Any:
        """Save the person."""
        return form.save()

    def success_url(self, saved: Any) -> str:
        """Go on to the person."""
        return reverse("tracker_person", args=[saved.uid])


class PersonEditScreen(PersonAddScreen):
    """A person, changed."""

    page_title = _("Edit a person")

    @cached_property
    def row(self) -> Person:
        """The person."""
        person: Person = self.editable(Person, self.kwargs["uid"])
        return person

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        return {**super().get_form_kwargs(), "instance": self.row}
