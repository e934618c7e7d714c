"""Change one interaction, say what became of a plan, or delete what was logged by mistake."""

from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import InteractionState, Right
from partnerships.tracker.forms.interaction_changes import SettleForm, initial_of
from partnerships.tracker.forms.interactions import InteractionForm
from partnerships.tracker.models import Interaction, InteractionLink, Participant
from partnerships.tracker.services.change_interaction import change_interaction
from partnerships.tracker.services.delete_interaction import delete_interaction
from partnerships.tracker.services.settle_interaction import settle_interaction
from partnerships.tracker.views.form_screens import TrackerFormScreen


class InteractionFormScreen(TrackerFormScreen):
    """A form about one interaction that the colleague may change."""

    needs: ClassVar[Right] = Right.EDIT
    header_icon = "comment"

    @cached_property
    def interaction(self) -> Interaction:
        """The interaction; Http404 unseen, PermissionDenied if not to change."""
        found: Interaction = self.editable(Interaction, self.kwargs["uid"])
        return found

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        here = reverse("tracker_interaction", args=[self.interaction.uid])
        return [
            (str(_("Interactions")), reverse("tracker_interactions")),
            (str(self.interaction), here),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the interaction, and where it goes back to."""
        kwargs.setdefault("interaction", self.interaction)
        back = reverse("tracker_interaction", args=[self.interaction.uid])
        self.note_view(self.interaction)
        return super().get_context_data(**kwargs, back=back)

    def success_url(self, saved: Any) -> str:
        """Return the page of the interaction."""
        return reverse("tracker_interaction", args=[saved.uid])


class InteractionEditView(InteractionFormScreen):
    """Changes what was said and who took part, and adds to what came of it."""

    form_class = InteractionForm
    template_name = "tracker/admin/log_call.html"
    page_title = _("Edit an interaction")

    def edited_row(self) -> Interaction:
        """Return the interaction."""
        return self.interaction

    @cached_property
    def participants(self) -> list[Participant]:
        """Who took part."""
        rows = Participant.objects.visible_to(self.colleague).filter(interaction=self.interaction)
        return list(rows.select_related("post", "colleague"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with, and the interaction that stands in it."""
        return super().get_form_kwargs() | {
            "interaction": self.interaction,
            "participants": self.participants,
        }

    def get_initial(self) -> dict[str, Any]:
        """Return what stands there."""
        links = InteractionLink.objects.visible_to(self.colleague)
        links = links.filter(interaction=self.interaction)
        return initial_of(self.interaction, self.participants, links) | {
            "follow_up_by": self.colleague
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form with everything open."""
        return super().get_context_data(**kwargs, opened=True)

    def save(self, form: InteractionForm) -> Interaction:
        """Write what was changed."""
        with form.placing_errors():
            return change_interaction(
                self.interaction, form.draft(), self.colleague, form.additions()
            )


class InteractionSettleView(InteractionFormScreen):
    """Says what became of a planned interaction."""

    form_class = SettleForm
    template_name = "tracker/admin/interaction_form.html"
    page_title = _("What became of it?")

    def get_initial(self) -> dict[str, Any]:
        """Return that it was held on the day it was planned for, or today."""
        on = min(self.interaction.on, timezone.localdate())
        return {"state": InteractionState.HELD, "on": on}

    def save(self, form: SettleForm) -> Interaction:
        """Settle it."""
        asked = form.cleaned_data
        return settle_interaction(
            self.interaction,
            self.colleague,
            InteractionState(asked["state"]),
            asked["on"],
            asked["notes"],
        )


class ConfirmForm(forms.Form):
    """A button alone."""

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague = colleague


class InteractionDeleteView(InteractionFormScreen):
    """Deletes what was logged by mistake; managers only."""

    needs: ClassVar[Right] = Right.MANAGE
    form_class = ConfirmForm
    template_name = "tracker/admin/interaction_form.html"
    page_title = _("Delete an interaction")
    submit_label = _("Delete it for good")

    def save(self, _form: ConfirmForm) -> Interaction:
        """Delete it with its files."""
        delete_interaction(self.interaction, self.colleague)
        return self.interaction

    def success_message(self, saved: Interaction) -> Any:
        """Return what was deleted."""
        return _("“%(record)s” was deleted.") % {"record": saved}

    def success_url(self, _saved: Any) -> str:
        """Return the list."""
        return reverse("tracker_interactions")
