"""Adding and editing posts and people."""

from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from partnerships.register.models import Organisation
from partnerships.tracker.forms.people import NewPersonForm, PersonForm, PostForm
from partnerships.tracker.models import Person, Post, Relationship, Tenure
from partnerships.tracker.services.keep_person import keep_person
from partnerships.tracker.services.keep_post import keep_post
from partnerships.tracker.services.keep_tenure import keep_tenure
from partnerships.tracker.views.form_screens import TrackerFormScreen


class PostAddScreen(TrackerFormScreen):
    """A new post; `?partner=` names the partner it belongs to."""

    page_title = _("Add a post")
    header_icon = "user"
    form_class: type[forms.BaseForm] = PostForm

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(str(_("Posts")), reverse("tracker_posts"))]

    def get_initial(self) -> dict[str, Any]:
        """Return the organisation that the address names."""
        organisation = self.organisation_asked()
        return {"organisation": organisation} if organisation else {}

    def organisation_asked(self) -> Organisation | None:
        """Return the organisation of the partner that the address names, or itself."""
        uid = read_uid(self.request.GET.get("partner", ""))
        if uid is None:
            return None
        partners = Relationship.objects.visible_to(self.colleague).select_related("organisation")
        partner = partners.filter(uid=uid).first()
        if partner is not None:
            found: Organisation = partner.organisation
            return found
        return Organisation.objects.filter(uid=uid, is_us=False).first()

    def save(self, form: Any) -> Any:
        """Save the post."""
        return keep_post(form.save(commit=False), self.colleague)

    def success_url(self, saved: Any) -> str:
        """Go on to the post."""
        return reverse("tracker_post", args=[saved.uid])


class PostEditScreen(PostAddScreen):
    """A post, changed."""

    page_title = _("Edit the post")

    @cached_property
    def row(self) -> Post:
        """The post."""
        post: Post = self.editable(Post, self.kwargs["uid"])
        return post

    def edited_row(self) -> Post:
        """Return what is edited."""
        return self.row

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [
            *super().trail(),
            (str(self.row), reverse("tracker_post", args=[self.row.uid])),
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        return {**super().get_form_kwargs(), "instance": self.row}


class PersonAddScreen(TrackerFormScreen):
    """A new person; `?post=` names the post they hold."""

    page_title = _("Add a person")
    header_icon = "user"
    template_name = "tracker/admin/person_form.html"
    form_class: type[forms.BaseForm] = NewPersonForm

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(str(_("People")), reverse("tracker_people"))]

    def get_initial(self) -> dict[str, Any]:
        """Return the post that the address names."""
        uid = read_uid(self.request.GET.get("post", ""))
        post = Post.objects.visible_to(self.colleague).filter(uid=uid).first() if uid else None
        return {"post": post} if post else {}

    def save(self, form: Any) -> Any:
        """Save the person, and the post they hold."""
        person = keep_person(form.save(commit=False), self.colleague)
        post = form.cleaned_data.get("post")
        if post is not None:
            starts_on = form.cleaned_data["starts_on"]
            tenure = Tenure(post=post, person=person, starts_on=starts_on)
            keep_tenure(tenure, self.colleague)
        return person

    def success_url(self, saved: Any) -> str:
        """Go on to the person."""
        return reverse("tracker_person", args=[saved.uid])


class PersonEditScreen(PersonAddScreen):
    """A person, changed."""

    page_title = _("Edit the person")
    form_class = PersonForm

    @cached_property
    def row(self) -> Person:
        """The person."""
        person: Person = self.editable(Person, self.kwargs["uid"])
        return person

    def edited_row(self) -> Person:
        """Return what is edited."""
        return self.row

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [
            *super().trail(),
            (str(self.row), reverse("tracker_person", args=[self.row.uid])),
        ]

    def get_initial(self) -> dict[str, Any]:
        """Return nothing: the row says it."""
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        return {**super().get_form_kwargs(), "instance": self.row}


def read_uid(text: str) -> UUID | None:
    """Return the identifier in `text`, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
