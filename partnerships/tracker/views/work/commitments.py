"""One commitment: shown, added, edited, kept, dropped."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import CommitmentState, Right, Side
from partnerships.tracker.forms.work import CommitmentForm, KeepForm, ReasonForm
from partnerships.tracker.models import (
    ActionPoint,
    Commitment,
    Interaction,
    PrivateFile,
    Relationship,
)
from partnerships.tracker.services.add_commitment import add_commitment
from partnerships.tracker.services.change_commitment import change_commitment
from partnerships.tracker.services.drop_commitment import drop_commitment
from partnerships.tracker.services.keep_commitment import keep_commitment
from partnerships.tracker.views.form_screens import TrackerFormScreen
from partnerships.tracker.views.work.given import given_row
from partnerships.tracker.views.work.verbs import RowFormScreen, RowScreen, keep_upload

UNDECIDED = (CommitmentState.OPEN, CommitmentState.LATE)


class CommitmentScreen(RowScreen):
    """Everything about one commitment."""

    model = Commitment
    list_url, list_title = "tracker_commitments", _("Commitments")
    header_icon = "check"
    template_name = "tracker/admin/commitment.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the commitment, its files, and what is done to keep it."""
        actions = ActionPoint.objects.visible_to(self.colleague).filter(commitment=self.row)
        today = timezone.localdate()
        return super().get_context_data(
            **kwargs,
            may_settle=self.may(Right.EDIT) and self.row.responsible_id == self.colleague.pk,
            is_undecided=self.row.state_on(today) in UNDECIDED,
            files=PrivateFile.objects.visible_to(self.colleague).filter(commitment=self.row),
            actions=[(each, each.state_on(today)) for each in actions.select_related("assignee")],
        )


class AddCommitmentScreen(TrackerFormScreen):
    """Adds a commitment, to the partner or interaction that the address names."""

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Add a commitment")
    header_icon = "check"
    form_class = CommitmentForm
    submit_label = _("Add the commitment")

    def trail(self) -> list[tuple[str, str]]:
        """Return the list."""
        return [(str(_("Commitments")), reverse("tracker_commitments"))]

    def get_initial(self) -> dict[str, Any]:
        """Return what the address says, and the day."""
        found: dict[str, Any] = {"made_on": timezone.localdate()}
        interaction = given_row(self.request, "interaction", Interaction, self.colleague)
        partner = given_row(self.request, "partner", Relationship, self.colleague)
        if interaction is not None:
            partner = interaction.relationship
            found |= {"interaction": interaction, "made_on": interaction.on}
        if self.request.GET.get("side") in Side.values:
            found["side"] = self.request.GET["side"]
        if partner is not None:
            found |= {"relationship": partner, "partner": partner}
        return found

    def save(self, form: Any) -> Commitment:
        """Add it."""
        return add_commitment(form.instance, self.colleague)

    def success_message(self, saved: Any) -> Any:
        """Return what is said afterwards."""
        return _("The commitment was added.")

    def success_url(self, saved: Any) -> str:
        """Go to the commitment."""
        return reverse("tracker_commitment", args=[saved.uid])


class CommitmentFormScreen(RowFormScreen):
    """A form about one commitment."""

    model = Commitment
    header_icon = "check"
    row_url = "tracker_commitment"
    list_url, list_title = "tracker_commitments", _("Commitments")


class EditCommitmentScreen(CommitmentFormScreen):
    """Changes what is written of a commitment."""

    page_title = _("Edit the commitment")
    form_class = CommitmentForm

    def edited_row(self) -> Commitment:
        """Return what is edited."""
        row: Commitment = self.row
        return row

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return the row with the rest."""
        return {**super().get_form_kwargs(), "instance": self.row}

    def save(self, form: Any) -> Commitment:
        """Change it."""
        return change_commitment(form.instance, self.colleague, form.changeable)


class KeepCommitmentScreen(CommitmentFormScreen):
    """Says that a commitment was kept."""

    page_title = _("Kept")
    form_class = KeepForm
    doer = "responsible"
    submit_label = _("It was kept")
    said = _("“%(record)s” was kept.")

    def get_initial(self) -> dict[str, Any]:
        """Return today, and what was written before it was reopened."""
        return {"kept_on": timezone.localdate(), "evidence": self.row.evidence}

    def save(self, form: Any) -> Commitment:
        """Keep it, with the file."""
        asked = form.cleaned_data
        kept = keep_commitment(self.row, self.colleague, asked["kept_on"], asked["evidence"])
        keep_upload(asked["file"], self.colleague, commitment=kept)
        return kept


class DropCommitmentScreen(CommitmentFormScreen):
    """Gives a commitment up."""

    page_title = _("Drop the commitment")
    form_class = ReasonForm
    doer = "responsible"
    submit_label = _("Drop it")
    said = _("“%(record)s” was dropped.")

    def save(self, form: Any) -> Commitment:
        """Drop it."""
        return drop_commitment(self.row, self.colleague, form.cleaned_data["reason"])
