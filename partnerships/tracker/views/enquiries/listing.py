"""The requests for a portal that came in, by what became of them."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import EnquiryState, Right
from partnerships.tracker.services.deal_with_enquiry import (
    enquiries_of,
    in_state,
    numbers_by_state,
    requests_open_to,
)
from partnerships.tracker.services.purge_enquiries import HAZARDOUS_KEPT
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50
NEW = "new"
#: The states, in the order of the work; the hazardous ones are for managers.
STATES: dict[str, Any] = {NEW: _("New"), **dict(EnquiryState.choices)}


class EnquiryListScreen(TrackerScreen):
    """The requests of one state; of hazardous ones only when they came and when they go."""

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Enquiries")
    header_icon = "mail"
    template_name = "tracker/admin/enquiries.html"
    http_method_names = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the requests, with the numbers of each state."""
        requests = requests_open_to(self.colleague)
        numbers = numbers_by_state(requests)
        state = self.state
        page = Paginator(in_state(requests, state), PER_PAGE).get_page(self.request.GET.get("page"))
        enquiries = enquiries_of(page, self.colleague)
        return super().get_context_data(
            **kwargs,
            rows=page,
            lines=[(wish, enquiries.get(wish.pk), self.goes_on(wish, enquiries)) for wish in page],
            states=[(key, STATES[key], numbers.get(key, 0), key == state) for key in self.shown()],
            state=state,
            state_label=STATES[state],
            is_hazardous=state == EnquiryState.HAZARDOUS,
            pages=page_links(page, self.request.GET),
            today=timezone.localdate(),
        )

    def shown(self) -> list[str]:
        """Return the states that the colleague may look at."""
        return [key for key in STATES if key != EnquiryState.HAZARDOUS or self.may(Right.MANAGE)]

    @property
    def state(self) -> str:
        """The state asked for."""
        asked = self.request.GET.get("state", NEW)
        return asked if asked in self.shown() else NEW

    @staticmethod
    def goes_on(wish: PortalRequest, enquiries: dict[Any, Any]) -> Any:
        """Return the day on which a hazardous one is deleted."""
        enquiry = enquiries.get(wish.pk)
        return enquiry.closed_on + HAZARDOUS_KEPT if enquiry and enquiry.closed_on else None
