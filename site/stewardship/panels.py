"""Panels about the care of a record, which every family's editor includes."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.permissions import policy_registry

from foundation.panels import RepercussionsPanel
from stewardship.choices import LinkState
from stewardship.models import Source, VerifiedRecord
from stewardship.services.list_families import may_edit
from stewardship.services.list_verifications import list_verifications

VISITS_SHOWN = 10


#: The box in the editor that says: this version was compared with the sources.
COMPARED_BOX = "compared_with_sources"
#: The parameter by which the review queue tells the editor that the record is being checked.
CHECKING = "checking"


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
                "compared_box": COMPARED_BOX,
                "is_compared": self._is_compared(),
                "verify_url": self._verify_url(),
            }

        def _verify_url(self) -> str:
            """Where a check is recorded, empty for a draft or for who may not."""
            family = type(self.instance)
            if not self.instance.live or not may_edit(self.request.user, family):
                return ""
            name = family.snippet_viewset.get_url_name("verify")
            return reverse(name, args=[quote(self.instance.pk)])

        def _is_compared(self) -> bool:
            """Whether the box stands ticked: as it was sent, or on the way from the queue."""
            return bool(self.request.POST.get(COMPARED_BOX) or CHECKING in self.request.GET)


class LinkPanel(Panel):
    """Shows what the address of a source answered, and offers what may follow from that."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in the editor of one source."""

        template_name = "stewardship/admin/link_panel.html"

        def is_shown(self) -> bool:
            """Leave a source alone that is new or has no address."""
            return isinstance(self.instance, Source) and bool(
                self.instance.pk and self.instance.url
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the visits, latest first, and where the latest led."""
            visits = list(self.instance.link_checks.all()[:VISITS_SHOWN])
            state = self.instance.link_state
            return super().get_context_data(parent_context) | {
                "source": self.instance,
                "visits": visits,
                "moved_to": visits[0].final_url if visits and state == LinkState.MOVED else "",
                "has_changed": state == LinkState.CHANGED,
                "may_edit": _may(self.request.user, "change"),
            }


class CopiesPanel(Panel):
    """Shows the copies kept of a source, with their digests."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in the editor of one source."""

        template_name = "stewardship/admin/copies_panel.html"

        def is_shown(self) -> bool:
            """Leave a new source alone."""
            return isinstance(self.instance, Source) and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the copies, latest first, with who kept them."""
            return super().get_context_data(parent_context) | {
                "source": self.instance,
                "copies": list(self.instance.copies.select_related("kept_by")),
                "may_edit": _may(self.request.user, "change"),
                "may_delete": _may(self.request.user, "delete"),
            }


def _may(user: Any, action: str) -> bool:
    may: bool = policy_registry.get_by_type(Source).user_has_permission(user, action)
    return may


def care_panels() -> list[Panel]:
    """Return the panels for owner, deputy, review interval and the history of checks."""
    return [
        MultiFieldPanel(
            [FieldPanel("owner"), FieldPanel("deputy"), FieldPanel("review_interval")],
            heading=_("Care"),
        ),
        VerificationPanel(heading=_("Verification")),
        RepercussionsPanel(heading=_("Pages that say this")),
    ]
