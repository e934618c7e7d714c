"""One request for a portal: what was written, what became of it, what can be done with it."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import EnquiryState, Right
from partnerships.tracker.models import Enquiry
from partnerships.tracker.services.deal_with_enquiry import (
    answer_enquiry,
    enquiries_of,
    hide_enquiry,
    requests_open_to,
    show_enquiry,
    take_in_hand,
)
from partnerships.tracker.services.purge_enquiries import HAZARDOUS_KEPT
from partnerships.tracker.views.screens import TrackerScreen

#: The parameter by which a manager asks to see the words of a hazardous request.
SHOW = "show"
LONGEST_NOTE = 2000


class OneRequestScreen(TrackerScreen):
    """A screen about one request."""

    needs: ClassVar[Right] = Right.EDIT
    header_icon = "mail"

    @cached_property
    def wish(self) -> PortalRequest:
        """The request; raises Http404 for one that the colleague may not see."""
        return get_object_or_404(requests_open_to(self.colleague), pk=self.kwargs["uid"])

    @cached_property
    def enquiry(self) -> Enquiry | None:
        """What became of it, None while it is new."""
        return enquiries_of([self.wish], self.colleague).get(self.wish.pk)

    @property
    def is_hazardous(self) -> bool:
        """Whether it is marked as hazardous."""
        return self.enquiry is not None and self.enquiry.state == EnquiryState.HAZARDOUS

    @property
    def may_change(self) -> bool:
        """Whether the colleague may deal with it."""
        return self.enquiry is None or self.is_editable(self.enquiry)

    def trail(self) -> list[tuple[str, str]]:
        """Return the list."""
        return [(_("Enquiries"), reverse("tracker_enquiries"))]


class EnquiryScreen(OneRequestScreen):
    """What somebody wrote who wants a portal; taking it in hand, closing it, hiding it."""

    template_name = "tracker/admin/enquiry.html"
    http_method_names = ("get", "head", "post")

    def get_page_title(self) -> str:
        """Return who asks, in no words of a hazardous request."""
        return _("Hazardous request") if self.is_hazardous else self.wish.organisation_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the request; the words of a hazardous one only when asked for."""
        enquiry = self.enquiry
        if enquiry is not None:
            self.note_view(enquiry)
        closed_on = enquiry.closed_on if enquiry else None
        return super().get_context_data(
            **{"note": enquiry.note if enquiry else "", **kwargs},
            wish=self.wish,
            enquiry=enquiry,
            is_hazardous=self.is_hazardous,
            is_shown=not self.is_hazardous or SHOW in self.request.GET,
            goes_on=closed_on + HAZARDOUS_KEPT if self.is_hazardous and closed_on else None,
            may_change=self.may_change,
            is_mine=enquiry is not None and enquiry.owner_id == self.colleague.pk,
            partner=self.partner(),
            longest=LONGEST_NOTE,
        )

    def partner(self) -> Any:
        """Return the partner that it became, if the colleague may see it."""
        return getattr(self.enquiry, "partner", None)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do what was asked, or say why not with what was typed kept."""
        if not self.may_change:
            raise PermissionDenied
        note = request.POST.get("note", "")[:LONGEST_NOTE]
        try:
            words = self.act(request.POST.get("do", ""), note)
        except ValidationError as error:
            messages.error(request, _("Nothing was saved: see what is marked below."))
            context = self.get_context_data(note=note, problems=error.messages)
            return self.render_to_response(context, status=422)
        messages.success(request, words)
        return HttpResponseRedirect(self.next_address())

    def act(self, what: str, note: str) -> str:
        """Do it, and return what is said afterwards; raises Http404 for anything unheard of."""
        if what == "take":
            take_in_hand(self.wish, self.colleague)
            return _("It is in your hands.")
        if what == "answer":
            answer_enquiry(self.wish, self.colleague, note)
            return _("Closed.")
        if what == "hide":
            hide_enquiry(self.wish, self.colleague)
            return _("Hidden. It is deleted in 14 days; until then a manager can bring it back.")
        if what == "show" and self.may(Right.MANAGE):
            show_enquiry(self.wish, self.colleague)
            return _("It is back in the list.")
        raise Http404

    def next_address(self) -> str:
        """Return where it goes on: the request, or the list where it is hidden from now on."""
        if requests_open_to(self.colleague).filter(pk=self.wish.pk).exists():
            return reverse("tracker_enquiry", args=[self.wish.pk])
        return reverse("tracker_enquiries")
