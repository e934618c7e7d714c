"""Panels about the care of a record, which every family's editor includes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from stewardship.models import VerifiedRecord
from stewardship.services.list_verifications import list_verifications


class VerificationPanel(Panel):
    """Shows when the record was last checked, by whom, and when it is due; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in the editor of one record."""

        template_name = "stewardship/admin/verification_panel.html"

        def is_shown(self) -> bool:
            """Leave a new record alone."""
            return isinstance(self.instance, VerifiedRecord) and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the record's checks, latest first."""
            return super().get_context_data(parent_context) | {
                "record": self.instance,
                "state": self.instance.verification_state,
                "verifications": list_verifications(self.instance),
            }


def care_panels() -> list[Panel]:
    """Return the panels for owner, deputy, review interval and the history of checks."""
    return [
        MultiFieldPanel(
            [FieldPanel("owner"), FieldPanel("deputy"), FieldPanel("review_interval")],
            heading=_("Care"),
        ),
        VerificationPanel(heading=_("Verification")),
    ]
