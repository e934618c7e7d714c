"""Who holds a post: one tenure added or corrected, and the change of holder."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerships.tracker.forms.tenures import HolderForm, TenureEditForm, TenureForm
from partnerships.tracker.models import Person, Post, Tenure
from partnerships.tracker.services.change_holder import Moved, change_holder
from partnerships.tracker.services.keep_tenure import keep_tenure
from partnerships.tracker.services.leaving_tenures import leaving_tenures
from partnerships.tracker.services.remove_tenure import remove_tenure
from partnerships.tracker.views.form_screens import TrackerFormScreen
from partnerships.tracker.views.people.editing import read_uid


class OfPostScreen(TrackerFormScreen):
    """A form about a post, which it goes back to."""

    header_icon = "user"

    @cached_property
    def post_row(self) -> Post:
        """The post."""
        post: Post = self.editable(Post, self.kwargs["uid"])
        return post

    def get_page_subtitle(self) -> str:
        """Return the title of the post."""
        return str(self.post_row)

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [
            (_("Posts"), reverse("tracker_posts")),
            (str(self.post_row), reverse("tracker_post", args=[self.post_row.uid])),
        ]

    def success_url(self, _saved: Any) -> str:
        """Go back to the post."""
        return reverse("tracker_post", args=[self.post_row.uid])


class ChangeHolderScreen(OfPostScreen):
    """The post has a new holder: one action."""

    page_title = gettext_lazy("Change the holder")
    submit_label = gettext_lazy("Change the holder")
    template_name = "tracker/admin/holder_change.html"
    form_class: type[forms.BaseForm] = HolderForm

    @cached_property
    def leaving(self) -> list[Tenure]:
        """Who holds the post now."""
        return leaving_tenures(self.post_row)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        return {**super().get_form_kwargs(), "post": self.post_row, "leaving": self.leaving}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the post and who holds it."""
        return super().get_context_data(**kwargs, post=self.post_row, leaving=self.leaving)

    def save(self, form: Any) -> Moved:
        """Change the holder."""
        return change_holder(form.change(), self.colleague)

    def success_message(self, saved: Moved) -> str:
        """Say what moved."""
        parts = [_("“%(post)s” has changed hands.") % {"post": self.post_row}]
        if saved.planned:
            words = ngettext(
                "%(number)d planned contact was moved.",
                "%(number)d planned contacts were moved.",
                saved.planned,
            )
            parts.append(words % {"number": saved.planned})
        if saved.flags:
            words = ngettext(
                "%(number)d thing still names the former holder: see below.",
                "%(number)d things still name the former holder: see below.",
                saved.flags,
            )
            parts.append(words % {"number": saved.flags})
        return " ".join(parts)


class TenureAddScreen(OfPostScreen):
    """Somebody held the post, or acts in it; `?person=` names them."""

    page_title = gettext_lazy("Add a holder")
    form_class: type[forms.BaseForm] = TenureForm

    @cached_property
    def tenure(self) -> Tenure:
        """The tenure, not saved yet."""
        return Tenure(post=self.post_row)

    def get_initial(self) -> dict[str, Any]:
        """Return the person that the address names."""
        uid = read_uid(self.request.GET.get("person", ""))
        people = Person.objects.visible_to(self.colleague)
        person = people.filter(uid=uid).first() if uid else None
        return {"person": person} if person else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        return {**super().get_form_kwargs(), "tenure": self.tenure}

    def save(self, form: Any) -> Tenure:
        """Save the tenure."""
        return keep_tenure(form.apply(), self.colleague)


class TenureEditScreen(TenureAddScreen):
    """A tenure, corrected or taken out."""

    page_title = gettext_lazy("Correct a tenure")
    form_class = TenureEditForm

    @cached_property
    def tenure(self) -> Tenure:
        """The tenure."""
        tenure: Tenure = self.editable(Tenure, self.kwargs["uid"])
        return tenure

    @cached_property
    def post_row(self) -> Post:
        """The post of the tenure."""
        post: Post = self.editable(Post, self.tenure.post.uid)
        return post

    def get_initial(self) -> dict[str, Any]:
        """Return nothing: the row says it."""
        return {}

    def save(self, form: Any) -> Tenure:
        """Save the tenure, or take it out."""
        if form.cleaned_data["is_wrong"]:
            remove_tenure(self.tenure, self.colleague)
            return self.tenure
        return keep_tenure(form.apply(), self.colleague)
