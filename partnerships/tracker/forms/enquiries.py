"""Making a prospect of a request for a portal."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.register.choices import OrganisationKind
from partnerships.register.models import PortalRequest
from partnerships.tracker.forms.picking import PickField, pick_for
from partnerships.tracker.services.deal_with_enquiry import Prospect

#: The first next step is due so soon, unless somebody says otherwise.
FIRST_STEP_WITHIN = timedelta(days=7)


class ProspectForm(forms.Form):
    """Which organisation it is, found in the register or drafted anew, and what comes next."""

    organisation = PickField(
        kind="organisation",
        label=_("Organisation of the register"),
        help_text=_("Leave it empty to draft a new one with the name below."),
        required=False,
    )
    new_name = forms.CharField(
        label=_("Name of a new organisation"),
        help_text=_("As it was written. It becomes a draft of the register, for an approver."),
        max_length=300,
        required=False,
    )
    kind = forms.ChoiceField(label=_("Kind of the new one"), choices=OrganisationKind)
    next_step = forms.CharField(label=_("First next step"), max_length=300)
    next_step_on = forms.DateField(
        label=_("Next step on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        localize=False,
    )

    def __init__(self, *args: Any, colleague: User, request: PortalRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_name"].initial = request.organisation_name
        self.fields["kind"].initial = request.organisation_kind
        self.fields["next_step"].initial = _("Answer the request for a portal")
        self.fields["next_step_on"].initial = timezone.localdate() + FIRST_STEP_WITHIN
        pick_for(self, colleague)

    def prospect(self) -> Prospect:
        """Return what was asked for."""
        return Prospect(**{name: self.cleaned_data[name] for name in self.fields})
