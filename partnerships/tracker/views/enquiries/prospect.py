"""Make a prospect of a request for a portal."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import EnquiryState
from partnerships.tracker.forms.enquiries import ProspectForm
from partnerships.tracker.services.deal_with_enquiry import make_prospect
from partnerships.tracker.views.enquiries.single import OneRequestScreen
from partnerships.tracker.views.form_screens import TrackerFormScreen


class ProspectScreen(OneRequestScreen, TrackerFormScreen):
    """Which organisation it is, and what comes next: everything else follows."""

    page_title = gettext_lazy("Make it a prospect")
    template_name = "tracker/admin/enquiry_prospect.html"
    form_class: Any = ProspectForm
    submit_label = gettext_lazy("Make it a prospect")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        self.check_open()
        return {**super().get_form_kwargs(), "request": self.wish}

    def check_open(self) -> None:
        """Raise for a request of which no prospect is made (any more)."""
        if not self.may_change:
            raise PermissionDenied
        closed = (EnquiryState.PROSPECT, EnquiryState.HAZARDOUS)
        if self.enquiry is not None and self.enquiry.state in closed:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the request beside the form."""
        return super().get_context_data(**kwargs, wish=self.wish)

    def save(self, form: Any) -> Any:
        """Make the prospect."""
        return make_prospect(self.wish, self.colleague, form.prospect())

    def success_message(self, saved: Any) -> Any:
        """Say what came of it."""
        return _("“%(partner)s” is a partner of the tracker now.") % {"partner": saved.relationship}

    def success_url(self, saved: Any) -> str:
        """Go on to the partner."""
        return reverse("tracker_partner", args=[saved.relationship.uid])

    def trail(self) -> list[tuple[str, str]]:
        """Return the list and the request."""
        here = reverse("tracker_enquiry", args=[self.wish.pk])
        return [*super().trail(), (self.wish.organisation_name, here)]
