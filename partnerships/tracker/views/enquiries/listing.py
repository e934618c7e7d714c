"""The requests for a portal that came in."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50


class EnquiryListScreen(TrackerScreen):
    """The requests, the latest first."""

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Enquiries")
    header_icon = "mail"
    template_name = "tracker/admin/enquiries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the requests."""
        requests = PortalRequest.objects.select_related("jurisdiction")
        return super().get_context_data(**kwargs, requests=requests[:PER_PAGE])
