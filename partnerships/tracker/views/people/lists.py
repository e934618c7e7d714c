"""The lists of posts and of people: narrowed by the address, a page at a time."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.forms.people import ListFilter, PersonFilter, PostFilter
from partnerships.tracker.models import Person, Post, Tenure
from partnerships.tracker.services.read_holders import holding_on
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50


class NarrowedList(TrackerScreen):
    """A list that `filter_class` narrows."""

    filter_class: ClassVar[type[ListFilter]]

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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the rows."""
        page = Paginator(self.found(), PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            filter=self.filter,
            rows=page,
            pages=page_links(page, self.request.GET),
            may_edit=self.may(Right.EDIT),
            may_manage=self.may(Right.MANAGE),
        )


class PostsScreen(NarrowedList):
    """The posts of our partners, with who holds them."""

    page_title = _("Posts")
    header_icon = "user"
    template_name = "tracker/admin/posts.html"
    filter_class = PostFilter

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


def page_links(page: Page[Any], query: QueryDict) -> list[tuple[Any, str]]:
    """Return the numbers of the pages around a page, each with its address; "…" without one."""
    if not page.has_other_pages():
        return []
    kept = [(name, value) for name, value in query.items() if name != "page" and value]
    return [
        (number, f"?{urlencode([*kept, ('page', number)])}" if isinstance(number, int) else "")
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
