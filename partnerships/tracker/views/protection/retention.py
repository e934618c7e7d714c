"""Whose data is kept longer than the rule says, to be kept for a reason or erased."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from partnerships.tracker.choices import Right
from partnerships.tracker.models import Person
from partnerships.tracker.services.review_retention import (
    WITHOUT_CONTACT,
    keep_person_on,
    people_to_review,
)
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50


class RetentionScreen(TrackerScreen):
    """People to look at: each is kept for another year for a reason, or erased."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = gettext_lazy("Review list")
    header_icon = "date"
    template_name = "tracker/admin/retention.html"
    http_method_names = ("get", "head", "post")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the people to look at."""
        people = people_to_review(self.people(), timezone.localdate())
        page = Paginator(people, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            rows=page,
            pages=page_links(page, self.request.GET),
            years=WITHOUT_CONTACT.days // 365,
        )

    def people(self) -> Any:
        """Return the people that the colleague may see."""
        return Person.objects.visible_to(self.colleague)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Keep somebody on, or say at the row why not with what was typed kept."""
        try:
            person = self.people().filter(uid=UUID(request.POST.get("person", ""))).first()
        except ValueError as error:
            raise Http404 from error
        if person is None:
            raise Http404
        reason = request.POST.get("reason", "")
        try:
            kept = keep_person_on(person, self.colleague, reason)
        except ValidationError as error:
            messages.error(request, _("Nothing was saved: see what is marked below."))
            refused = {"refused": person.uid, "reason": reason, "problem": " ".join(error.messages)}
            return self.render_to_response(self.get_context_data(**refused), status=422)
        messages.success(
            request,
            _("“%(person)s” is kept, and comes back to this list in a year.") % {"person": kept},
        )
        return HttpResponseRedirect(reverse("tracker_retention"))

    def trail(self) -> list[tuple[str, str]]:
        """Return the overview."""
        return [(_("Data protection"), reverse("tracker_protection"))]
