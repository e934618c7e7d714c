"""Erase a person, after a look at every place in which something would change."""

from typing import Any, ClassVar

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.models import Person
from partnerships.tracker.views.screens import TrackerScreen


class ErasePersonScreen(TrackerScreen):
    """What the erasure of one person would change."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = _("Erase a person")
    header_icon = "bin"
    template_name = "tracker/admin/erase.html"

    @cached_property
    def person(self) -> Any:
        """The person."""
        return self.visible(Person, self.kwargs["uid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the person."""
        return super().get_context_data(**kwargs, person=self.person)
