"""The page of one post, and of one person."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partnerships.tracker.choices import Right
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    HolderFlag,
    Participant,
    Person,
    Post,
    Relationship,
    Tenure,
    TrackerModel,
)
from partnerships.tracker.services.find_rows import current_tenures
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen

#: How many contacts stand on one page, and of other things at most.
PER_PAGE = 20
MOST = 50
#: Contact data of a person: for those who may edit, and nobody else.
CONTACT_DATA = ("email", "phone", "note")


class RowScreen(TrackerScreen):
    """The page of one row."""

    header_icon = "user"
    model: type[TrackerModel]

    @cached_property
    def row(self) -> Any:
        """The row."""
        return self.visible(self.model, self.kwargs["uid"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the row."""
        self.note_view(self.row)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what the row is called."""
        return str(self.row)

    def parts(self) -> Any:
        """Return in which contacts the row took part, the latest first; subclasses narrow."""
        return (
            Participant.objects.visible_to(self.colleague)
            .select_related(
                "interaction__relationship__organisation",
                "interaction__relationship__portal",
                "person",
                "post__organisation",
            )
            .order_by("-interaction__on", "-interaction__pk", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the row and its contacts."""
        page = Paginator(self.parts(), PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            row=self.row,
            rows=page,
            pages=page_links(page, self.request.GET),
            may_edit=self.may(Right.EDIT),
            may_manage=self.may(Right.MANAGE),
            here=self.request.get_full_path(),
        )

    def agreements(self, **signed: Any) -> list[tuple[Agreement, Any]]:
        """Return agreements that were signed so, each with where it stands today."""
        today = timezone.localdate()
        rows = Agreement.objects.visible_to(self.colleague).filter(**signed)
        rows = rows.select_related("their_person", "their_post").order_by("-signed_by_them_on")
        return [(row, row.state_on(today)) for row in rows[:MOST]]


class PostScreen(RowScreen):
    """One post: who holds it and held it, and what it took part in."""

    template_name = "tracker/admin/post.html"
    model = Post

    @cached_property
    def row(self) -> Any:
        """The post with its organisation."""
        rows = Post.objects.visible_to(self.colleague).select_related("organisation__jurisdiction")
        row = rows.filter(uid=self.kwargs["uid"]).first()
        if row is None:
            raise Http404
        return row

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Posts"), reverse("tracker_posts"))]

    def parts(self) -> Any:
        """Return in which contacts the post took part."""
        return super().parts().filter(post=self.row)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the post with its holders, promises, agreements and what names former holders."""
        post, who = self.row, self.colleague
        today = timezone.localdate()
        of_post = {"post": post}
        promises = Commitment.objects.visible_to(who).filter(**of_post)
        actions = ActionPoint.objects.visible_to(who).filter(**of_post, done_on=None)
        flags = HolderFlag.objects.visible_to(who).filter(tenure__post=post, settled_on=None)
        return super().get_context_data(
            **kwargs,
            post=post,
            holders=current_tenures(post),
            partner=Relationship.objects.visible_to(who)
            .filter(organisation=post.organisation)
            .order_by("portal", "pk")
            .first(),
            tenures=Tenure.objects.visible_to(who)
            .filter(**of_post)
            .select_related("person")
            .order_by("-starts_on", "-pk"),
            promises=[
                (row, row.state_on(today)) for row in promises.order_by("-made_on", "pk")[:MOST]
            ],
            actions=actions.filter(dropped_on=None).order_by("due_on", "pk")[:MOST],
            agreements=self.agreements(their_post=post),
            flags=flags.select_related("tenure__person").order_by("-pk")[:MOST],
        )


class PersonScreen(RowScreen):
    """One person: the posts held, and what they took part in."""

    template_name = "tracker/admin/person.html"
    model = Person

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("People"), reverse("tracker_people"))]

    def parts(self) -> Any:
        """Return in which contacts the person took part."""
        return super().parts().filter(person=self.row)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the person; contact data for those only who may have it."""
        person = self.row
        contact = [
            (person._meta.get_field(name).verbose_name, getattr(person, name))
            for name in CONTACT_DATA
            if getattr(person, name)
        ]
        return super().get_context_data(
            **kwargs,
            person=person,
            contact=contact if self.may(Right.EDIT) else [],
            tenures=Tenure.objects.visible_to(self.colleague)
            .filter(person=person)
            .select_related("post__organisation__jurisdiction")
            .order_by("-starts_on", "-pk"),
            agreements=self.agreements(their_person=person),
        )
