"""The staff's view of e-mail alerts: how many there are, and how an address is removed.

No address is shown whole, and none stands in an address of a page or in the log.
"""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from website.alerts.mailboxes import masked
from website.models import AlertEvent
from website.services.erase_alerts import MAY_REMOVE, remove_mailbox, subscriptions_of

PER_PAGE: Final = 50
MAY_VIEW: Final = "website.view_alertevent"


class AlertsItem(MenuItem):
    """The entry of the menu, for those who may see alerts."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the colleague may see alerts."""
        return request.user.has_perm(MAY_VIEW)


class AlertListView(WagtailAdminTemplateMixin, TemplateView):
    """The subscriptions, the latest first; a form that finds and removes one address."""

    page_title = gettext_lazy("E-mail alerts")
    header_icon = "mail"
    template_name = "website/admin/alert_list.html"
    http_method_names: Any = ("get", "head", "post")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep out who may not; nothing of it is kept by a browser."""
        if not request.user.has_perm(MAY_VIEW):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Look an address up, or remove it: typed into a form, so that no log has it."""
        address = request.POST.get("address", "").strip()[:254]
        if "remove" in request.POST and address:
            number = remove_mailbox(address, request.user)
            words = ngettext(
                "%(number)d alert was removed.", "%(number)d alerts were removed.", number
            )
            messages.success(request, words % {"number": number})
            return HttpResponseRedirect(reverse("email_alerts"))
        return self.render_to_response(self.get_context_data(address=address))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a page of the list, or what there is of the address looked for."""
        address = kwargs.get("address", "")
        found = subscriptions_of(address) if address else AlertEvent.objects.subscriptions()
        page = Paginator(found.order_by("-at"), PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            page_of_list=page,
            rows=[_row(each) for each in page],
            active=AlertEvent.objects.active().count(),
            may_remove=self.request.user.has_perm(MAY_REMOVE),
        )


def _row(subscription: Any) -> dict[str, Any]:
    """Return what the table says of a subscription."""
    state = _("Asked for, not confirmed")
    if subscription.ended_at:
        state = _("Ended")
    elif subscription.confirmed_at:
        state = _("Active")
    return {
        "who": masked(subscription.email),
        "what": subscription.query or ("" if subscription.ended_at else _("Everything")),
        "rhythm": subscription.get_rhythm_display(),
        "language": subscription.language,
        "state": state,
        "at": subscription.at,
    }
