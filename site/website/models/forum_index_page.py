"""The list of forums, and the page of each with its editions."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from foundation.facets import ChoiceFacet, Facet, FacetedList, Order, YearsFacet
from foundation.models import RecordIndexPage
from partnerships.register.choices import ForumKind
from partnerships.register.models import Edition, Forum, Seat
from website.assembly.forum import forum_context, forum_list_context
from website.facets import CountryFacet, words_facet
from website.facets.orders import by_name, newest_meeting, recently_changed, recently_verified
from website.facets.review import review_facet


def address_of_edition(edition: Edition) -> str | None:
    """Return the place of an edition on the page of its forum."""
    if edition.forum is None or not edition.forum.live:
        return None
    return f"{edition.forum.slug}/#{edition.slug}"


def address_of_seat(seat: Seat) -> str:
    """Return the place of a seat on the page of its forum, or on the list of forums."""
    if seat.forum is not None and seat.forum.live:
        return f"{seat.forum.slug}/#{seat.slug}"
    return f"#{seat.slug}"


class ForumIndexPage(RecordIndexPage):
    """The forums where policy is made, our seats, and the meetings to come."""

    record_model = Forum
    sub_paths: ClassVar[dict[Any, Any]] = {
        Forum: lambda forum: f"{forum.slug}/",
        Edition: address_of_edition,
        Seat: address_of_seat,
    }
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    template = "website/forum_index_page.html"
    detail_template = "partnerships/forum.html"
    feed_query = "type=forum&type=edition&type=seat"
    per_page = 100

    class Meta:
        verbose_name = _("list of forums")
        verbose_name_plural = _("lists of forums")

    def listed_records(self) -> QuerySet[Any]:
        """Return the forums by name."""
        return Forum.objects.public().order_by("name", "pk")

    def detailed_records(self) -> QuerySet[Any]:
        """Return the forums with their sources."""
        return Forum.objects.public().select_related("source__language")

    def facets(self) -> list[Facet]:
        """Return the facets of the list; places and years are those of the editions."""
        return [
            words_facet(),
            ChoiceFacet("kind", _("Kind"), lookup="kind", choices=lambda: dict(ForumKind.choices)),
            CountryFacet(
                "country",
                _("Held in"),
                lookup="editions__jurisdiction",
                many=True,
                only=Q(editions__live=True),
            ),
            YearsFacet(
                "year",
                _("Year"),
                date="starts",
                through=Edition,
                parent="forum",
                only=Q(live=True),
            ),
            review_facet(),
        ]

    def orders(self) -> list[Order]:
        """Return the orders of the list."""
        return [by_name(), newest_meeting(), recently_changed(), recently_verified()]

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Add the meetings of the forums listed, our seats, and what comes next."""
        context = super().list_context(listing, request)
        return context | forum_list_context(context["records"])

    def record_context(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return editions, engagements and seats of the forum."""
        return forum_context(record, getattr(request, "previewed_edition", None))

    @classmethod
    def preview_edition(cls, edition: Any, request: HttpRequest) -> HttpResponse:
        """Show an edition, live or draft, on the page of its forum."""
        page = cls._default_manager.first()
        if page is None or edition.forum is None:
            return HttpResponse(str(edition), content_type="text/plain; charset=utf-8")
        request.previewed_edition = edition  # type: ignore[attr-defined]
        return page.render_record(edition.forum, request)
