"""What we did, and what came of it."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from foundation.addresses import AddressBook
from partnerships.tracker.choices import STRENGTH_DEFINITIONS, Right
from partnerships.tracker.forms.influence import InfluenceFilter
from partnerships.tracker.models import InfluenceLink
from partnerships.tracker.services.influence_trail import read_trail
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50


class InfluenceScreen(TrackerScreen):
    """The links that the colleague may see, the latest first, narrowed by the address."""

    page_title = _("Influence trail")
    header_icon = "link"
    template_name = "tracker/admin/influence.html"
    http_method_names = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the links asked for."""
        links = InfluenceLink.objects.visible_to(self.colleague)
        narrowing = InfluenceFilter(self.request.GET, links=links, colleague=self.colleague)
        found = narrowing.found().select_related(
            "relationship__organisation", "relationship__portal", "interaction"
        )
        page = Paginator(found.order_by("-cause_on", "-pk"), PER_PAGE).get_page(
            self.request.GET.get("page")
        )
        book = AddressBook.of(self.request)
        return super().get_context_data(
            **kwargs,
            filter=narrowing,
            rows=page,
            lines=[(row.link, row.law, book.path(row.law)) for row in read_trail(page)],
            pages=page_links(page, self.request.GET),
            strengths=[(each.label, words) for each, words in STRENGTH_DEFINITIONS.items()],
            may_edit=self.may(Right.EDIT),
        )
