"""Where a colleague makes, renews and ends the secret address of their calendar."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from partnerships.tracker.services.calendar import feed_of, make_address, revoke_address
from partnerships.tracker.views.screens import TrackerScreen


class CalendarAddress(TrackerScreen):
    """The calendar address of the colleague who is signed in.

    A new address stands in the answer to the form that made it, and nowhere else.
    """

    page_title: Any = gettext_lazy("My calendar address")
    header_icon = "calendar-alt"
    template_name = "tracker/admin/calendar_address.html"
    http_method_names: Any = ("get", "head", "post")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what is known of the address, and the address itself right after it was made."""
        return super().get_context_data(**kwargs, feed=feed_of(self.colleague))

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Make a new address, or end the one there is."""
        if request.POST.get("do") == "revoke":
            revoke_address(self.colleague)
            messages.success(request, _("The address leads nowhere from now on."))
            return HttpResponseRedirect(reverse("tracker_calendar"))
        secret = make_address(self.colleague)
        path = reverse("tracker_calendar_feed", kwargs={"secret": secret})
        return self.render_to_response(self.get_context_data(address=f"{settings.STAFF_URL}{path}"))
