"""Adding, editing and renewing agreements."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.forms.agreements import AgreementForm
from partnerships.tracker.models import Agreement, Relationship
from partnerships.tracker.services.add_agreement import (
    add_agreement,
    refuse_renewal,
    renew_agreement,
)
from partnerships.tracker.services.change_agreement import change_agreement
from partnerships.tracker.views.form_screens import TrackerFormScreen
from partnerships.tracker.views.work.given import given_row
from partnerships.tracker.views.work.verbs import RowFormScreen, keep_upload

#: What the agreement that renews another takes over from it.
_TAKEN_OVER = ("title", "kind", "our_signatory", "their_post", "renewal", "notice_days", "owner")


class AddAgreementScreen(TrackerFormScreen):
    """Adds an agreement, with the partner that the address names."""

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Add an agreement")
    header_icon = "doc-full"
    form_class = AgreementForm
    submit_label = _("Add the agreement")

    def trail(self) -> list[tuple[str, str]]:
        """Return the list."""
        return [(str(_("Agreements")), reverse("tracker_agreements"))]

    def get_initial(self) -> dict[str, Any]:
        """Return the partner, with who owns it and who may see it."""
        partner = given_row(self.request, "partner", Relationship, self.colleague)
        found: dict[str, Any] = {"owner": self.colleague}
        if partner is not None:
            found |= {"relationship": partner, "partner": partner}
        return found

    def save(self, form: Any) -> Agreement:
        """Add it, with its file."""
        asked = form.cleaned_data
        saved = add_agreement(
            form.instance, self.colleague, asked["parties"], asked["named_people"]
        )
        keep_upload(asked["file"], self.colleague, agreement=saved)
        return saved

    def success_message(self, saved: Any) -> Any:
        """Return what is said afterwards."""
        return _("The agreement was added.")

    def success_url(self, saved: Any) -> str:
        """Go to the agreement."""
        return reverse("tracker_agreement", args=[saved.uid])


class AgreementFormScreen(RowFormScreen):
    """A form about one agreement."""

    model = Agreement
    header_icon = "doc-full"
    row_url = "tracker_agreement"
    list_url, list_title = "tracker_agreements", _("Agreements")


class EditAgreementScreen(AgreementFormScreen):
    """Changes what is written of an agreement."""

    page_title = _("Edit the agreement")
    form_class = AgreementForm

    def edited_row(self) -> Agreement:
        """Return what is edited."""
        row: Agreement = self.row
        return row

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return the row with the rest."""
        return {**super().get_form_kwargs(), "instance": self.row}

    def save(self, form: Any) -> Agreement:
        """Change it."""
        asked = form.cleaned_data
        return change_agreement(
            form.instance, self.colleague, asked["parties"], asked["named_people"]
        )


class RenewAgreementScreen(AgreementFormScreen):
    """Makes the agreement that renews another, with what it takes over from it."""

    page_title = _("Renew the agreement")
    template_name = "tracker/admin/agreement_renew.html"
    form_class = AgreementForm
    submit_label = _("Add the agreement that renews it")
    said = _("The agreement was renewed: “%(record)s”.")

    def get_initial(self) -> dict[str, Any]:
        """Return what the agreement takes over; it starts on the day after the end."""
        row = self.row
        found = {name: getattr(row, name) for name in _TAKEN_OVER}
        starts = _days_after(row.ends_on, timedelta(days=1))
        span = row.ends_on - row.starts_on if row.ends_on and row.starts_on else None
        return {
            **found,
            "relationship": row.relationship,
            "partner": row.relationship,
            "is_fixed": True,
            "starts_on": starts,
            "ends_on": _days_after(starts, span),
            "visibility": row.visibility,
            "parties": list(row.parties.all()),
            "named_people": list(row.named_people.all()),
            "summary": row.summary,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say above the form if it cannot be renewed."""
        context = super().get_context_data(**kwargs)
        if self.request.method != "POST":
            context["refusal"] = self.refusal()
        return context

    def refusal(self) -> str:
        """Return why it cannot be renewed, empty if it can."""
        try:
            refuse_renewal(self.row)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

    def save(self, form: Any) -> Agreement:
        """Add it, with its file."""
        asked = form.cleaned_data
        saved = renew_agreement(
            self.row, form.instance, self.colleague, asked["parties"], asked["named_people"]
        )
        keep_upload(asked["file"], self.colleague, agreement=saved)
        return saved


def _days_after(day: date | None, span: timedelta | None) -> date | None:
    """Return a day so much later; None where nothing is known, or where the calendar ends."""
    if day is None or span is None or day > date.max - span:
        return None
    return day + span
