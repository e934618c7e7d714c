"""The admin's search over everything a colleague may see."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from foundation.text import tidy_line
from website.search.staff import Found, search_staff
from website.words import LONGEST_QUERY


class StaffSearchView(WagtailAdminTemplateMixin, TemplateView):
    """Shows what was found, grouped by kind; the address `?q=` can be kept and sent."""

    page_title = _("Search")
    header_icon = "search"
    template_name = "website/admin/staff_search.html"
    http_method_names = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the words and what answers to them."""
        text = tidy_line(self.request.GET.get("q", ""))[:LONGEST_QUERY]
        found = search_staff(self.request.user, text) if text else Found([])
        return super().get_context_data(
            **kwargs,
            text=text,
            longest=LONGEST_QUERY,
            groups=found.groups,
            unavailable=found.unavailable,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        own = {"url": reverse("staff_search"), "label": _("Search")}
        return [*super().get_breadcrumbs_items(), own]
