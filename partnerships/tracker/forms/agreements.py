"""Agreements: adding, editing, signing, amending, renewing and ending them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import Side
from partnerships.tracker.forms.picking import PickField, pick_for, suggest
from partnerships.tracker.forms.work import (
    NOT_OF_THE_TEAM,
    VerbForm,
    day_input,
    long_text,
    officers_and,
    posts_and,
)
from partnerships.tracker.models import Agreement, Amendment

_DAYS = ("signed_by_us_on", "signed_by_them_on", "starts_on", "ends_on")
FILE_HELP = _("The signed text, as PDF for instance. Kept privately.")


class AgreementForm(forms.ModelForm):
    """What is written of an agreement; the services check it."""

    relationship = PickField(kind="partner", label=_("Partner"), to_edit=True)
    parties = PickField(
        kind="organisation",
        many=True,
        label=_("Further parties"),
        required=False,
        help_text=_("Beside the partner and us."),
    )
    their_post = PickField(
        kind="post", label=_("Signed for them by"), near="relationship", required=False
    )
    owner = PickField(kind="officer", label=_("Owner"), required=False)
    named_people = PickField(
        kind="officer",
        many=True,
        label=_("Named people"),
        required=False,
        help_text=_("Partnership colleagues who may see it, beside its owner."),
    )
    file = forms.FileField(label=_("File"), required=False, help_text=FILE_HELP)

    class Meta:
        model = Agreement
        fields = (
            "relationship",
            "title",
            "kind",
            "reference",
            "parties",
            "starts_on",
            "ends_on",
            "renewal",
            "notice_days",
            "signed_by_us_on",
            "our_signatory",
            "signed_by_them_on",
            "their_post",
            "summary",
            "owner",
            "visibility",
            "named_people",
        )
        widgets = {"summary": long_text()} | {name: day_input() for name in _DAYS}
        help_texts = {
            "starts_on": _(
                "Empty: from the later signature. It may lie before the signatures; it counts as "
                "in force once both have signed."
            ),
            "notice_days": _("The owner is warned so many days before the last day, too."),
        }

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague = colleague
        fields: dict[str, Any] = self.fields
        fields["their_post"].queryset = posts_and(colleague, self.instance.their_post_id)
        fields["owner"].queryset = officers_and(self.instance.owner_id)
        fields["owner"].error_messages["gone"] = NOT_OF_THE_TEAM
        pick_for(self, colleague)
        if self.instance.pk is not None:
            self._know()
        elif self.initial.get("is_fixed"):
            self.fields["relationship"].disabled = True
        suggest(self, "their_post", self.initial.get("partner"))

    def _know(self) -> None:
        """Leave out what does not change any more, and show who and what is named."""
        del self.fields["relationship"], self.fields["file"]
        self.initial["partner"] = self.instance.relationship
        self.initial["parties"] = list(self.instance.parties.all())
        named = list(self.instance.named_people.all())
        fields: dict[str, Any] = self.fields
        fields["named_people"].queryset = officers_and(*(each.pk for each in named))
        self.initial["named_people"] = named

    def validate_constraints(self) -> None:
        """Leave the rules to the services, which say them at their fields."""


class SignForm(VerbForm):
    """That one side signed: on which day, and who for it."""

    signed_on = forms.DateField(label=_("Signed on"), widget=day_input())
    office = forms.CharField(
        label=_("Signed for us by"),
        max_length=200,
        required=False,
        help_text=_("The office, no person."),
    )
    post = PickField(
        kind="post",
        label=_("Signed for them by"),
        required=False,
        help_text=_("Who held the post on that day is kept with it."),
    )
    file = forms.FileField(label=_("File"), required=False, help_text=FILE_HELP)

    def __init__(self, *args: Any, side: Side, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pick_for(self, self.colleague)
        del self.fields["post" if side == Side.US else "office"]
        if side == Side.THEM:
            suggest(self, "post", agreement.relationship)


class AmendForm(forms.ModelForm):
    """What was changed of an agreement."""

    file = forms.FileField(label=_("File"), required=False, help_text=FILE_HELP)

    class Meta:
        model = Amendment
        fields = ("on", "text", "new_end")
        widgets = {"on": day_input(), "new_end": day_input(), "text": long_text()}
        help_texts = {"new_end": _("Only if the amendment moves the end.")}

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague = colleague


class FileForm(VerbForm):
    """A file of an agreement."""

    file = forms.FileField(label=_("File"), help_text=FILE_HELP)


class TerminateForm(VerbForm):
    """From when an agreement is terminated, and why."""

    on = forms.DateField(
        label=_("Terminated on"),
        widget=day_input(),
        help_text=_("The first day on which it holds no more; it may lie ahead."),
    )
    reason = forms.CharField(
        label=_("Why"),
        widget=long_text(),
        max_length=5000,
        error_messages={"required": _("Say why it was terminated.")},
    )
