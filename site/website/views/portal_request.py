"""`/request-a-portal/`: somebody wants a reporting portal in their country, without an account."""

from typing import Any, ClassVar, Final

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.models import Crumb, Frame
from foundation.public_forms import is_too_often, sender_of
from partnerships.register.services.send_portal_request import send_portal_request
from website.forms import PortalRequestForm
from website.views.guarded_form import PERIOD, GuardedFormView

MOST_BY_SENDER: Final = 3
MOST_OF_ALL: Final = 60


class PortalRequestView(GuardedFormView):
    """The form; `?country=<code>` chooses the country."""

    form_class: ClassVar[Any] = PortalRequestForm
    template_name = "website/portal_request.html"
    purpose = "request-a-portal"

    @property
    def thanks_url(self) -> str:
        """Where thanks are said."""
        return reverse("portal_requested")

    def initial(self) -> dict[str, Any]:
        """Return the country that the address names."""
        return {"country": self.request.GET.get("country", "").strip().upper()}

    def is_crowded(self, request: HttpRequest, form: PortalRequestForm) -> bool:
        """Count a request; say whether there were too many of this sender or of everybody."""
        if is_too_often("portal-requests", sender_of(request), MOST_BY_SENDER, PERIOD):
            return True  # and counts for nobody else
        return is_too_often("portal-requests", "all", MOST_OF_ALL, PERIOD)

    def keep(self, form: PortalRequestForm, stamp: str) -> None:
        """Take the request in."""
        send_portal_request(stamp, form.words)

    def page_context(self) -> dict[str, Any]:
        """Return what the frame says."""
        description = _("Ask for a portal where people of your country can report abuse.")
        title = _("Bring a portal to your country")
        return {"frame": request_frame(title, description, reverse("request_portal"))}


@require_safe
def portal_requested(request: HttpRequest) -> HttpResponse:
    """Say thank you, and what happens next."""
    context = {"frame": request_frame(_("Thank you"))}
    response = TemplateResponse(request, "website/portal_requested.html", context)
    response["Cache-Control"] = "no-store"
    return response


def request_frame(title: str, description: str = "", path: str = "") -> Frame:
    """Return what the frame around the page says."""
    crumbs = (Crumb(_("Home"), "/"), Crumb(title))
    return Frame(title=title, description=description, path=path, crumbs=crumbs)
