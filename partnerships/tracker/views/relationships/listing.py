"""The list of partners."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.models import Relationship
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50


class PartnersScreen(TrackerScreen):
    """All partners the colleague may see."""

    page_title = _("Partners")
    template_name = "tracker/admin/partner_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a page of partners."""
        rows = Relationship.objects.visible_to(self.colleague)
        rows = rows.select_related("organisation", "portal", "owner")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs, page_of_list=page)
