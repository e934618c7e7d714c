"""What still names a former holder: the list of it, and settling it by one press."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from partnerships.tracker.choices import Right
from partnerships.tracker.models import HolderFlag
from partnerships.tracker.services.settle_flag import settle_flag
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.people.lists import PER_PAGE
from partnerships.tracker.views.screens import TrackerScreen, TrackerView


class FlagsScreen(TrackerScreen):
    """Whatever still names a former holder, the latest first."""

    page_title = gettext_lazy("Mentions of former holders")
    header_icon = "warning"
    template_name = "tracker/admin/people_flags.html"

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Posts"), reverse("tracker_posts"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of what is open."""
        found = (
            HolderFlag.objects.visible_to(self.colleague)
            .filter(settled_on=None)
            .select_related("tenure__person", "tenure__post__organisation")
            .order_by("-pk")
        )
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            rows=page,
            pages=page_links(page, self.request.GET),
            may_edit=self.may(Right.EDIT),
            here=self.request.get_full_path(),
        )


class SettleFlagView(TrackerView):
    """Takes the word of a colleague that something was looked at."""

    needs: ClassVar[Right] = Right.EDIT
    http_method_names: Any = ("post",)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Settle it, and go back to where it was pressed."""
        flag = settle_flag(self.editable(HolderFlag, self.kwargs["uid"]), self.colleague)
        messages.success(request, _("“%(what)s” is settled.") % {"what": flag})
        back = request.POST.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(back, None) and back.startswith("/")
        return HttpResponseRedirect(back if is_ours else reverse("tracker_flags"))
