"""What of data protection waits, and what was erased."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.forms.protection import AddressForm
from partnerships.tracker.models import Erasure, Person
from partnerships.tracker.services.deal_with_enquiry import requests_open_to
from partnerships.tracker.services.purge_enquiries import (
    HAZARDOUS_KEPT,
    REQUEST_KEPT,
    REQUEST_KEPT_AT_MOST,
)
from partnerships.tracker.services.review_retention import WITHOUT_CONTACT, people_to_review
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 20


class ProtectionScreen(TrackerScreen):
    """The way in: how much is kept and for how long, what waits, and what was erased."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = _("Data protection")
    header_icon = "lock"
    template_name = "tracker/admin/protection.html"
    http_method_names = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the numbers, and a page of the erasures."""
        people = Person.objects.visible_to(self.colleague)
        erasures = Erasure.objects.visible_to(self.colleague).select_related("created_by")
        page = Paginator(erasures, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            number_kept=people.filter(erased_at=None).count(),
            number_waiting=people_to_review(people, timezone.localdate()).count(),
            number_of_requests=requests_open_to(self.colleague).count(),
            address_form=AddressForm(colleague=self.colleague),
            rows=page,
            pages=page_links(page, self.request.GET),
            years_without_contact=WITHOUT_CONTACT.days // 365,
            months_of_requests=REQUEST_KEPT.days * 12 // 365,
            months_at_most=REQUEST_KEPT_AT_MOST.days * 12 // 365,
            days_of_hazardous=HAZARDOUS_KEPT.days,
        )
