"""The lists of posts and of people: narrowed by the address, a page at a time."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.formats import Column, Table, table_response
from partnerships.register.models import Organisation
from partnerships.tracker.choices import Right
from partnerships.tracker.forms.people_filters import ListFilter, PersonFilter, PostFilter
from partnerships.tracker.models import Person, Post, Tenure, TrackerModel
from partnerships.tracker.services.read_holders import holding_on
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50
FORMATS = ("csv", "xlsx")
#: What of the address narrows a list.
KEPT = ("q", "country", "organisation", "state")


def _posts_held(person: Any) -> str:
    return "; ".join(f"{row.post}, {row.post.organisation}" for row in person.held)


POST_COLUMNS = (
    Column("post", _("Post"), lambda post: post.title),
    Column("unit", _("Unit"), lambda post: post.unit),
    Column("organisation", _("Organisation"), lambda post: str(post.organisation)),
    Column("country", _("Country"), lambda post: str(post.organisation.jurisdiction or "")),
    Column("email", _("E-mail address of the office"), lambda post: post.email),
    Column("phone", _("Telephone of the office"), lambda post: post.phone),
    Column("holder", _("Holder"), lambda post: "; ".join(str(row.person) for row in post.held)),
    Column("abolished_on", _("Abolished on"), lambda post: post.ended_on),
)
PERSON_COLUMNS = (
    Column("name", _("Name"), lambda person: person.name),
    Column("form_of_address", _("Form of address"), lambda person: person.honorific),
    Column("posts", _("Holds"), _posts_held),
    Column("email", _("E-mail address"), lambda person: person.email),
    Column("phone", _("Telephone"), lambda person: person.phone),
    Column("languages", _("Languages"), lambda person: person.languages),
)


class NarrowedList(TrackerScreen):
    """A list that `filter_class` narrows."""

    filter_class: ClassVar[type[ListFilter]]
    model: ClassVar[type[TrackerModel]]
    columns: ClassVar[tuple[Column, ...]]

    def found(self) -> Any:
        """Return the rows asked for."""
        return self.filter.apply(self.rows())  # type: ignore[attr-defined]  # each list has its own filter

    def rows(self) -> Any:
        """Return all rows that the colleague may see; subclasses say which."""
        raise NotImplementedError  # each list has its own

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read what the address asks for."""
        super().setup(request, *args, **kwargs)
        self.filter = self.filter_class(request.GET, auto_id="filter_%s")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the list; `?format=` takes it out as a file, for those who may edit."""
        wanted = request.GET.get("format", "")
        if not wanted:
            return super().get(request, *args, **kwargs)
        if not self.may(Right.EDIT):
            raise PermissionDenied
        rows = list(self.found())
        table = Table(self.columns, rows, str(self.page_title), timezone.localdate())
        response = table_response(wanted, table)
        if response is None:
            raise Http404
        self.note_export(self.model, f"{wanted}, {len(rows)}")
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the rows."""
        page = Paginator(self.found(), PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            filter=self.filter,
            rows=page,
            pages=page_links(page, self.request.GET),
            of=self.organisation(),
            may_edit=self.may(Right.EDIT),
            may_manage=self.may(Right.MANAGE),
            files=self.files() if self.may(Right.EDIT) else [],
        )

    def organisation(self) -> Organisation | None:
        """Return the organisation to which the address narrows the list."""
        uid = self.filter.asked().get("organisation")
        found: Organisation | None = Organisation.objects.filter(uid=uid).first() if uid else None
        return found

    def files(self) -> list[tuple[str, str]]:
        """Return in which formats the list can be taken out, and where."""
        kept = [(name, value) for name, value in self.request.GET.items() if name in KEPT and value]
        return [
            (wanted.upper(), f"?{urlencode([*kept, ('format', wanted)])}") for wanted in FORMATS
        ]


class PostsScreen(NarrowedList):
    """The posts of our partners, with who holds them."""

    page_title = _("Posts")
    header_icon = "user"
    template_name = "tracker/admin/posts.html"
    filter_class = PostFilter
    model = Post
    columns = POST_COLUMNS

    def rows(self) -> Any:
        """Return the posts with their organisations and holders."""
        return (
            Post.objects.visible_to(self.colleague)
            .select_related("organisation__jurisdiction")
            .prefetch_related(holders(self.colleague))
            .order_by("title", "organisation__name", "pk")
        )


class PeopleScreen(NarrowedList):
    """The people behind the posts."""

    page_title = _("People")
    header_icon = "group"
    template_name = "tracker/admin/people.html"
    filter_class = PersonFilter
    model = Person
    columns = PERSON_COLUMNS

    def rows(self) -> Any:
        """Return the people with the posts they hold."""
        return (
            Person.objects.visible_to(self.colleague)
            .prefetch_related(holders(self.colleague))
            .order_by("name", "pk")
        )


def holders(colleague: Any) -> Prefetch:
    """Return how the tenures of today come along, as `held`; acting holders last."""
    tenures = (
        Tenure.objects.visible_to(colleague)
        .filter(holding_on(timezone.localdate()))
        .select_related("person", "post__organisation__jurisdiction")
        .order_by("is_acting", "-starts_on", "pk")
    )
    return Prefetch("tenures", tenures, to_attr="held")
