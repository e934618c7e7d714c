"""Log a call, or another interaction, in one short form."""

from typing import Any, ClassVar
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import (
    InteractionKind,
    InteractionState,
    Priority,
    Right,
    Visibility,
)
from partnerships.tracker.forms.fields import When
from partnerships.tracker.forms.interactions import InteractionForm
from partnerships.tracker.models import Interaction, Relationship
from partnerships.tracker.services.log_interaction import log_interaction
from partnerships.tracker.views.form_screens import TrackerFormScreen

TITLES = {
    InteractionKind.CALL: _("Log a call"),
    InteractionKind.MEETING: _("Log a meeting"),
    InteractionKind.EMAIL: _("Log an e-mail"),
    InteractionKind.VISIT: _("Log a visit"),
    InteractionKind.EVENT: _("Log an event"),
    InteractionKind.LETTER: _("Log a letter"),
}


class LogCallView(TrackerFormScreen):
    """The form that is reachable from everywhere; the address may name the partner and the kind."""

    needs: ClassVar[Right] = Right.EDIT
    form_class = InteractionForm
    template_name = "tracker/admin/log_call.html"
    header_icon = "plus-inverse"
    submit_label = _("Log it")

    @cached_property
    def partner(self) -> Relationship | None:
        """The partner that the address names; Http404 unseen, PermissionDenied if not to change."""
        named = self.request.GET.get("partner", "")
        try:
            uid = UUID(named)
        except ValueError:
            return None
        found: Relationship = self.editable(Relationship, uid)
        return found

    @cached_property
    def kind(self) -> InteractionKind:
        """The kind that the address names, a call for nonsense."""
        named = self.request.GET.get("kind", "")
        return InteractionKind(named) if named in InteractionKind.values else InteractionKind.CALL

    def get_page_title(self) -> str:
        """Return what is logged."""
        return str(TITLES[self.kind])

    def trail(self) -> list[tuple[str, str]]:
        """Return the partner, if one is named."""
        if self.partner is None:
            return []
        return [(str(self.partner), reverse("tracker_partner", args=[self.partner.uid]))]

    def get_initial(self) -> dict[str, Any]:
        """Return a call held today by whoever logs it."""
        return {
            "relationship": self.partner,
            "kind": self.kind,
            "state": InteractionState.HELD,
            "on": timezone.localdate(),
            "colleagues": [self.colleague],
            "owner": self.colleague,
            "visibility": Visibility.STAFF,
            "follow_up_when": When.WEEK,
            "follow_up_by": self.colleague,
            "follow_up_priority": Priority.NORMAL,
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with, and the partner whose posts it offers."""
        kwargs = super().get_form_kwargs()
        return kwargs | ({} if "data" in kwargs else {"partner": self.partner})

    def save(self, form: InteractionForm) -> Interaction:
        """Log it with all that belongs to it."""
        with form.placing_errors():
            return log_interaction(form.draft(), self.colleague, form.additions())

    def success_message(self, saved: Interaction) -> Any:
        """Return what was logged with whom."""
        words = {"kind": saved.get_kind_display(), "partner": saved.relationship}
        return _("%(kind)s with %(partner)s is logged.") % words

    def success_url(self, saved: Interaction) -> str:
        """Return the page of what was logged."""
        return reverse("tracker_interaction", args=[saved.uid])
