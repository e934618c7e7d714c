"""Signing, amending and terminating an agreement, and taking a termination back."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Side
from partnerships.tracker.forms.agreements import AmendForm, FileForm, SignForm, TerminateForm
from partnerships.tracker.forms.work import VerbForm
from partnerships.tracker.models import Agreement
from partnerships.tracker.services.amend_agreement import amend_agreement
from partnerships.tracker.services.sign_agreement import Signature, sign_agreement
from partnerships.tracker.services.terminate_agreement import terminate_agreement
from partnerships.tracker.services.withdraw_termination import withdraw_termination
from partnerships.tracker.views.agreements.editing import AgreementFormScreen
from partnerships.tracker.views.work.verbs import keep_upload


class SignAgreementScreen(AgreementFormScreen):
    """Writes down that one side signed."""

    form_class = SignForm
    submit_label = gettext_lazy("It was signed")
    said = gettext_lazy("The signature was added to “%(record)s”.")

    @cached_property
    def side(self) -> Side:
        """The side that signed; raises Http404 for nonsense."""
        side = self.kwargs["side"]
        if side not in Side.values:
            raise Http404
        return Side(side)

    def get_page_title(self) -> str:
        """Return which side signed."""
        return _("Signed by us") if self.side == Side.US else _("Signed by them")

    def get_initial(self) -> dict[str, Any]:
        """Return today, and who was to sign."""
        return {
            "signed_on": timezone.localdate(),
            "office": self.row.our_signatory,
            "post": self.row.their_post,
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return the side and the agreement with the rest."""
        return {**super().get_form_kwargs(), "side": self.side, "agreement": self.row}

    def save(self, form: Any) -> Agreement:
        """Sign it, and keep the file."""
        asked = form.cleaned_data
        signature = Signature(
            self.side, asked["signed_on"], asked.get("office", ""), asked.get("post")
        )
        signed = sign_agreement(self.row, self.colleague, signature)
        keep_upload(asked["file"], self.colleague, agreement=signed)
        return signed


class AmendAgreementScreen(AgreementFormScreen):
    """Writes down an amendment."""

    page_title = gettext_lazy("Amend the agreement")
    form_class = AmendForm
    submit_label = gettext_lazy("Add the amendment")
    said = gettext_lazy("The amendment of “%(record)s” was added.")

    def get_initial(self) -> dict[str, Any]:
        """Return today."""
        return {"on": timezone.localdate()}

    def save(self, form: Any) -> Agreement:
        """Amend it, and keep the file."""
        amendment = amend_agreement(self.row, self.colleague, form.instance)
        keep_upload(form.cleaned_data["file"], self.colleague, amendment=amendment)
        return amendment.agreement


class TerminateAgreementScreen(AgreementFormScreen):
    """Writes down that an agreement is terminated."""

    page_title = gettext_lazy("Terminate the agreement")
    form_class = TerminateForm
    submit_label = gettext_lazy("Terminate it")
    said = gettext_lazy("The termination of “%(record)s” was written down.")

    def get_initial(self) -> dict[str, Any]:
        """Return today."""
        return {"on": timezone.localdate()}

    def save(self, form: Any) -> Agreement:
        """Terminate it."""
        asked = form.cleaned_data
        return terminate_agreement(self.row, self.colleague, asked["on"], asked["reason"])


class WithdrawTerminationScreen(AgreementFormScreen):
    """Asks once more, then takes a termination back."""

    page_title = gettext_lazy("Take the termination back")
    template_name = "tracker/admin/agreement_withdraw.html"
    form_class = VerbForm
    submit_label = gettext_lazy("Take it back")
    said = gettext_lazy("The termination of “%(record)s” was taken back.")

    def save(self, form: Any) -> Agreement:
        """Take it back."""
        return withdraw_termination(self.row, self.colleague)


class AddFileScreen(AgreementFormScreen):
    """Keeps a file of an agreement."""

    page_title = gettext_lazy("Add a file")
    form_class = FileForm
    submit_label = gettext_lazy("Keep the file")
    said = gettext_lazy("The file was kept with “%(record)s”.")

    def save(self, form: Any) -> Agreement:
        """Keep it."""
        keep_upload(form.cleaned_data["file"], self.colleague, agreement=self.row)
        found: Agreement = self.row
        return found
