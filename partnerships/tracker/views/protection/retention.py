"""Whose data is kept longer than the rule says, to be kept for a reason or erased."""

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.models import Person
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50


class RetentionScreen(TrackerScreen):
    """People whose day of review has come."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = _("Review list")
    header_icon = "date"
    template_name = "tracker/admin/retention.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the people to look at."""
        people = Person.objects.visible_to(self.colleague).filter(
            erased_at=None, review_on__lte=timezone.localdate()
        )
        return super().get_context_data(**kwargs, people=people.order_by("review_on")[:PER_PAGE])
