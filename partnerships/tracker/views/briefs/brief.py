"""One brief."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partnerships.tracker.services.make_brief.subject import Subject, find_subject
from partnerships.tracker.views.screens import TrackerScreen


class BriefView(TrackerScreen):
    """A brief of one country, region, forum or partner."""

    template_name = "tracker/admin/brief.html"
    http_method_names: Any = ("get", "head")
    header_icon = "doc-full"

    @cached_property
    def subject(self) -> Subject:
        """What the brief is about; raises Http404 where there is no such thing to be seen."""
        found = find_subject(self.kwargs["kind"], self.kwargs["key"], self.colleague)
        if found is None:
            raise Http404
        return found

    def trail(self) -> list[tuple[str, str]]:
        """Return the list of briefs."""
        return [(_("Briefs"), reverse("tracker_briefs"))]

    def get_page_title(self) -> str:
        """Return what the brief is about."""
        return _("Brief: %(name)s") % {"name": self.subject.name}
