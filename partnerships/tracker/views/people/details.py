"""The page of one post, and of one person."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.models import Person, Post
from partnerships.tracker.views.screens import TrackerScreen


class PostScreen(TrackerScreen):
    """One post: who holds it and held it, and what it took part in."""

    header_icon = "user"
    template_name = "tracker/admin/post.html"

    @cached_property
    def row(self) -> Post:
        """The post."""
        post: Post = self.visible(Post, self.kwargs["uid"])
        return post

    def get_page_title(self) -> str:
        """Return the title of the post."""
        return str(self.row)

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(str(_("Posts")), reverse("tracker_posts"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the post."""
        return super().get_context_data(**kwargs, post=self.row, may_edit=self.may(Right.EDIT))


class PersonScreen(TrackerScreen):
    """One person: the posts held, and what they took part in."""

    header_icon = "user"
    template_name = "tracker/admin/person.html"

    @cached_property
    def row(self) -> Person:
        """The person."""
        person: Person = self.visible(Person, self.kwargs["uid"])
        return person

    def get_page_title(self) -> str:
        """Return the name of the person."""
        return str(self.row)

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(str(_("People")), reverse("tracker_people"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the person; contact data for those only who may have it."""
        return super().get_context_data(**kwargs, person=self.row, may_edit=self.may(Right.EDIT))
