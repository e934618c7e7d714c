"""What of data protection waits, and what was erased."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.models import Erasure
from partnerships.tracker.views.screens import TrackerScreen

LATEST = 20


class ProtectionScreen(TrackerScreen):
    """The way in: what was erased of late, and where to go on."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = _("Data protection")
    header_icon = "lock"
    template_name = "tracker/admin/protection.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the latest erasures."""
        erasures = Erasure.objects.visible_to(self.colleague).select_related("created_by")
        return super().get_context_data(**kwargs, erasures=erasures[:LATEST])
