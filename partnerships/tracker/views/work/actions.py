"""One action point: shown, added, edited, done, dropped."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import ActionState, Right
from partnerships.tracker.forms.work import ActionForm, FinishForm, ReasonForm
from partnerships.tracker.models import ActionPoint, Commitment, Interaction, Relationship
from partnerships.tracker.services.add_action import add_action
from partnerships.tracker.services.change_action import change_action
from partnerships.tracker.services.settle_action import drop_action, finish_action
from partnerships.tracker.views.form_screens import TrackerFormScreen
from partnerships.tracker.views.work.given import given_row
from partnerships.tracker.views.work.verbs import RowFormScreen, RowScreen

UNDONE = (ActionState.OPEN, ActionState.OVERDUE)


class ActionScreen(RowScreen):
    """Everything about one action point."""

    model = ActionPoint
    list_url, list_title = "tracker_work", _("My work")
    header_icon = "tasks"
    template_name = "tracker/admin/action.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the action point and who may verify it."""
        state = self.row.state_on(timezone.localdate())
        return super().get_context_data(
            **kwargs,
            may_settle=self.may(Right.EDIT) and self.row.assignee_id == self.colleague.pk,
            is_undone=state in UNDONE,
            may_verify=state == ActionState.DONE and self.row.done_by_id != self.colleague.pk,
            is_own=state == ActionState.DONE and self.row.done_by_id == self.colleague.pk,
            commitment=self.commitment(),
        )

    def commitment(self) -> Any:
        """Return the commitment that it keeps, if the colleague may see it."""
        visible = Commitment.objects.visible_to(self.colleague)
        return visible.filter(pk=self.row.commitment_id).first()


class AddActionScreen(TrackerFormScreen):
    """Adds an action point, to what the address names."""

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Add an action point")
    header_icon = "tasks"
    form_class = ActionForm
    submit_label = _("Add the action point")

    def trail(self) -> list[tuple[str, str]]:
        """Return the list."""
        return [(str(_("My work")), reverse("tracker_work"))]

    def get_initial(self) -> dict[str, Any]:
        """Return what the address says, and who fills in the form."""
        found: dict[str, Any] = {"assignee": self.colleague}
        partner = given_row(self.request, "partner", Relationship, self.colleague)
        for name, model in (("interaction", Interaction), ("commitment", Commitment)):
            row = given_row(self.request, name, model, self.colleague)
            if row is not None:
                found[name], partner = row, row.relationship
        if partner is not None:
            found |= {"relationship": partner, "partner": partner}
        return found

    def save(self, form: Any) -> ActionPoint:
        """Add it."""
        return add_action(form.instance, self.colleague)

    def success_message(self, saved: Any) -> Any:
        """Return what is said afterwards."""
        return _("The action point was added.")

    def success_url(self, saved: Any) -> str:
        """Go to the action point."""
        return reverse("tracker_action", args=[saved.uid])


class ActionFormScreen(RowFormScreen):
    """A form about one action point."""

    model = ActionPoint
    header_icon = "tasks"
    row_url = "tracker_action"
    list_url, list_title = "tracker_work", _("My work")


class EditActionScreen(ActionFormScreen):
    """Changes what is written of an action point."""

    page_title = _("Edit the action point")
    form_class = ActionForm

    def edited_row(self) -> ActionPoint:
        """Return what is edited."""
        row: ActionPoint = self.row
        return row

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return the row with the rest."""
        return {**super().get_form_kwargs(), "instance": self.row}

    def save(self, form: Any) -> ActionPoint:
        """Change it."""
        return change_action(form.instance, self.colleague, form.changeable)


class FinishActionScreen(ActionFormScreen):
    """Says that an action point was done, and what came of it."""

    page_title = _("Done")
    form_class = FinishForm
    doer = "assignee"
    submit_label = _("It is done")
    said = _("“%(record)s” is done.")

    def get_initial(self) -> dict[str, Any]:
        """Return what was written before it was reopened."""
        return {"outcome": self.row.outcome}

    def save(self, form: Any) -> ActionPoint:
        """Finish it."""
        return finish_action(self.row, self.colleague, form.cleaned_data["outcome"])


class DropActionScreen(ActionFormScreen):
    """Gives an action point up."""

    page_title = _("Drop the action point")
    form_class = ReasonForm
    doer = "assignee"
    submit_label = _("Drop it")
    said = _("“%(record)s” was dropped.")

    def save(self, form: Any) -> ActionPoint:
        """Drop it."""
        return drop_action(self.row, self.colleague, form.cleaned_data["reason"])
