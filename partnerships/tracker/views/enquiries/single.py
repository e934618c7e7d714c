"""One request for a portal."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerScreen


class EnquiryScreen(TrackerScreen):
    """What somebody wrote who wants a portal."""

    needs: ClassVar[Right] = Right.EDIT
    header_icon = "mail"
    template_name = "tracker/admin/enquiry.html"

    @cached_property
    def wish(self) -> PortalRequest:
        """The request."""
        return get_object_or_404(PortalRequest, pk=self.kwargs["uid"])

    def get_page_title(self) -> str:
        """Return who asks."""
        return self.wish.organisation_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the request."""
        return super().get_context_data(**kwargs, wish=self.wish)
