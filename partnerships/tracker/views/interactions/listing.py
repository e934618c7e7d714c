"""The list of interactions: narrowed, a page at a time, or as a file."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.formats import Table, table_response
from partnerships.tracker.choices import Right
from partnerships.tracker.filters.interactions import InteractionFilter
from partnerships.tracker.models import Interaction, Participant
from partnerships.tracker.views.interactions.columns import COLUMNS
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE: Final = 25
#: Nobody turns more pages than these: whoever looks for older ones narrows the list.
MOST_LISTED: Final = 1_000
MOST_EXPORTED: Final = 20_000
FORMATS: Final = ("csv", "xlsx")


class InteractionsView(TrackerScreen):
    """What was said and written, the latest first."""

    page_title = gettext_lazy("Interactions")
    header_icon = "comment"
    template_name = "tracker/admin/interactions.html"
    http_method_names: Any = ("get", "head")

    @cached_property
    def filter(self) -> InteractionFilter:
        """What is asked for."""
        return InteractionFilter(self.request.GET, colleague=self.colleague)

    @property
    def rows(self) -> QuerySet[Any]:
        """The interactions that are asked for and that the colleague may see."""
        people = Participant.objects.visible_to(self.colleague)
        found: QuerySet[Any] = self.filter.apply(Interaction.objects.visible_to(self.colleague))
        return found.select_related(
            "relationship__organisation__jurisdiction", "relationship__portal", "owner"
        ).prefetch_related(
            Prefetch(
                "participants",
                people.select_related("colleague", "post", "person"),
                to_attr="took_part",
            )
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the list, or hand it out as a file."""
        wanted = request.GET.get("format", "")
        return self.export(wanted) if wanted else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a page of the list, with what narrows it."""
        page, is_cut = self.page()
        query = self.request.GET.copy()
        for name in ("page", "format"):
            query.pop(name, None)
        return super().get_context_data(
            **kwargs,
            media=self.filter.media,
            filter=self.filter,
            rows=page,
            is_cut=is_cut,
            most=MOST_LISTED,
            pages=page_links(page, self.request.GET),
            may_edit=self.may(Right.EDIT),
            formats=FORMATS if self.may(Right.EDIT) else (),
            query=query.urlencode(),
        )

    def page(self) -> tuple[Page[Any], bool]:
        """Return the page asked for, and whether there are more than are listed."""
        rows = self.rows
        number = rows.order_by()[: MOST_LISTED + 1].count()
        paginator = Paginator(rows, PER_PAGE)
        # Counting all of two hundred thousand would cost more than the page itself.
        paginator.count = min(number, MOST_LISTED)
        return paginator.get_page(self.request.GET.get("page")), number > MOST_LISTED

    def export(self, wanted: str) -> HttpResponseBase:
        """Return what is asked for as a file; that it was taken out is written down."""
        if not self.may(Right.EDIT):
            raise PermissionDenied
        if wanted not in FORMATS:
            raise Http404
        found = list(self.rows[:MOST_EXPORTED])
        self.note_export(Interaction, f"{wanted}, {len(found)}")
        table = Table(COLUMNS, found, title=_("Interactions"), as_of=timezone.localdate())
        response = table_response(wanted, table)
        if response is None:
            raise Http404
        return response
