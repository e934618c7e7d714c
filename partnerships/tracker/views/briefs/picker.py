"""Where a brief is chosen: a country, a region, a forum or a partner."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import BriefFormat, BriefKind, Right
from partnerships.tracker.forms.briefs import BriefSearchForm
from partnerships.tracker.services.find_subjects import find_subjects
from partnerships.tracker.services.make_brief import Subject
from partnerships.tracker.services.make_brief.subject import subject_of
from partnerships.tracker.views.briefs.brief import address_of
from partnerships.tracker.views.briefs.recent import recently_made
from partnerships.tracker.views.screens import TrackerScreen
from reference.choices import RegionLevel
from reference.models import Region


class BriefPickerView(TrackerScreen):
    """Finds what a brief is to be about, by words typed."""

    needs = Right.SEE
    page_title = _("Briefs")
    template_name = "tracker/admin/briefs.html"
    http_method_names: Any = ("get", "head")
    header_icon = "doc-full"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what was found, what was made last, and the regions of the world."""
        form = BriefSearchForm(self.request.GET)
        words = form.cleaned_data["q"] if form.is_valid() else ""
        regions = Region.objects.filter(level=RegionLevel.REGION).order_by("name")
        lists = [
            (_("Made last"), _rows(recently_made(self.request, self.colleague))),
            (_("Regions"), _rows(subject_of(BriefKind.REGION, each) for each in regions)),
        ]
        found = _rows(find_subjects(words, self.colleague))
        return super().get_context_data(
            **kwargs,
            form=form,
            words=words,
            found=found,
            lists=[(heading, rows) for heading, rows in lists if rows],
            formats=BriefFormat,
        )


def _rows(subjects: Any) -> list[tuple[Subject, str, bool]]:
    """Return each subject with the address of its brief, and whether it may be shared."""
    return [
        (subject, address_of(subject), getattr(subject.record, "live", True))
        for subject in subjects
    ]
