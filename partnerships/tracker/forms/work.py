"""Commitments and action points: adding, editing and settling them."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import Right, Side
from partnerships.tracker.forms.picking import PickField, pick_for, suggest
from partnerships.tracker.models import ActionPoint, Commitment, Post, Relationship
from partnerships.tracker.services.find_colleagues import find_colleagues

NOT_OF_THE_TEAM = _("Choose an active colleague of the partnership team.")


def day_input() -> forms.DateInput:
    """Return the input of a day as browsers have it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def long_text(rows: int = 4) -> forms.Textarea:
    """Return an input of several lines."""
    return forms.Textarea(attrs={"rows": rows})


def officers_and(*keys: int | None) -> Any:
    """Return who may be given work, and whoever has it now (`keys`), who may have left."""
    holders = find_colleagues(Right.EDIT).values("pk")
    now = [key for key in keys if key is not None]
    return User.objects.filter(Q(pk__in=holders) | Q(pk__in=now)).order_by("email")


def posts_and(colleague: User, post_id: int | None) -> Any:
    """Return the posts that exist, and the one that stands there now, which may be abolished."""
    return Post.objects.visible_to(colleague).filter(Q(ended_on=None) | Q(pk=post_id))


class WorkForm(forms.ModelForm):
    """What the forms of commitments and action points have in common; services check them."""

    #: The field that names the colleague who does it.
    doer = ""

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague = colleague
        fields: dict[str, Any] = self.fields
        fields["post"].queryset = posts_and(colleague, self.instance.post_id)
        fields[self.doer].queryset = officers_and(getattr(self.instance, f"{self.doer}_id"))
        fields[self.doer].error_messages["gone"] = NOT_OF_THE_TEAM
        pick_for(self, colleague)
        if self.instance.pk is not None:
            del self.fields["relationship"]
        partner = self.instance.relationship if self.instance.pk else self.initial.get("partner")
        suggest(self, "post", partner if isinstance(partner, Relationship) else None)

    def validate_constraints(self) -> None:
        """Leave the rules to the services, which say them at their fields."""

    @property
    def changeable(self) -> list[str]:
        """The names of the fields that the form saves."""
        return list(self.fields)


class CommitmentForm(WorkForm):
    """What one side promised the other."""

    doer = "responsible"
    relationship = PickField(kind="partner", label=_("Partner"), to_edit=True)
    side = forms.ChoiceField(
        label=_("Promised by"), choices=Side.choices[::-1], widget=forms.RadioSelect
    )
    interaction = PickField(
        kind="interaction", label=_("Promised in"), near="relationship", required=False
    )
    post = PickField(
        kind="post",
        label=_("Post that promised, or was promised it"),
        near="relationship",
        required=False,
    )
    responsible = PickField(kind="officer", label=_("Colleague who sees to it"), required=False)

    class Meta:
        model = Commitment
        fields = (
            "relationship",
            "side",
            "text",
            "made_on",
            "due_on",
            "responsible",
            "post",
            "interaction",
        )
        widgets = {"made_on": day_input(), "due_on": day_input()}


class ActionForm(WorkForm):
    """What one of us has to do."""

    doer = "assignee"
    relationship = PickField(kind="partner", label=_("Partner"), to_edit=True)
    assignee = PickField(kind="officer", label=_("Who does it"), required=False)
    interaction = PickField(
        kind="interaction", label=_("Decided in"), near="relationship", required=False
    )
    commitment = PickField(
        kind="commitment",
        label=_("Keeps the commitment"),
        near="relationship",
        required=False,
    )
    post = PickField(kind="post", label=_("With the post"), near="relationship", required=False)

    class Meta:
        model = ActionPoint
        fields = (
            "relationship",
            "text",
            "assignee",
            "due_on",
            "priority",
            "post",
            "interaction",
            "commitment",
        )
        widgets = {"due_on": day_input()}

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, colleague=colleague, **kwargs)
        kept = self.instance.commitment_id
        visible = Commitment.objects.visible_to(colleague)
        if kept is not None and not visible.filter(pk=kept).exists():
            del self.fields["commitment"]


class VerbForm(forms.Form):
    """A form of a verb, for a colleague."""

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague = colleague


class KeepForm(VerbForm):
    """When a commitment was kept, and what shows it."""

    kept_on = forms.DateField(label=_("Kept on"), widget=day_input())
    evidence = forms.CharField(
        label=_("Evidence"),
        widget=long_text(),
        required=False,
        max_length=5000,
        help_text=_("What shows it was kept: where it can be read, who confirmed it."),
    )
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("Kept privately, with the commitment.")
    )


class ReasonForm(VerbForm):
    """Why something was given up."""

    reason = forms.CharField(
        label=_("Why it was dropped"),
        widget=long_text(),
        max_length=5000,
        error_messages={"required": _("Say why it was dropped.")},
    )


class FinishForm(VerbForm):
    """What came of an action point."""

    outcome = forms.CharField(
        label=_("What came of it"), widget=long_text(), required=False, max_length=5000
    )
