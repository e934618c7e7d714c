"""Adding and editing a partner, and moving one to another stage."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.choices import Right, Stage
from partnerships.tracker.forms.picking import PickField, pick_for
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.find_colleagues import find_colleagues

NOT_OF_THE_TEAM = _("Choose an active colleague of the partnership team.")


def day_input() -> forms.DateInput:
    """Return the input of a day as browsers have it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def in_order(colleagues: Any) -> Any:
    """Return colleagues by name."""
    return colleagues.order_by("first_name", "last_name", "email")


class RelationshipForm(forms.ModelForm):
    """What both forms ask about a partner; the services check it."""

    class Meta:
        model = Relationship
        fields = (
            "level",
            "owner",
            "deputy",
            "aim",
            "cadence_days",
            "next_step",
            "next_step_on",
            "risk_note",
            "visibility",
            "named_people",
        )
        widgets = {
            "aim": forms.Textarea(attrs={"rows": 3}),
            "risk_note": forms.Textarea(attrs={"rows": 3}),
            "next_step_on": day_input(),
            "named_people": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        self.colleague = colleague
        super().__init__(*args, **kwargs)
        for name in ("owner", "deputy", "named_people"):
            field: Any = self.fields[name]
            field.queryset = self._colleagues(name)
            field.error_messages["invalid_choice"] = NOT_OF_THE_TEAM
            field.error_messages["invalid_pk_value"] = NOT_OF_THE_TEAM
        pick_for(self, colleague)

    def _colleagues(self, name: str) -> Any:
        """Return who may be chosen: the team, and whoever stands there now, who may have left."""
        if self.instance.pk is None:
            return in_order(find_colleagues(Right.EDIT))
        if name == "named_people":
            held = [person.pk for person in self.instance.named_people.all()]
        else:
            held = [getattr(self.instance, f"{name}_id")]
        team = find_colleagues(Right.EDIT).order_by().values("pk")
        return in_order(User.objects.filter(Q(pk__in=team) | Q(pk__in=held)))

    def _post_clean(self) -> None:
        """Leave the checks of the model to the services, which know who asks."""

    def values(self) -> dict[str, Any]:
        """Return what was typed, by field of the relationship."""
        asked = {**self.cleaned_data}
        asked.pop("named_people", None)
        return asked

    def named(self) -> list[User]:
        """Return the people named beside the owner."""
        return list(self.cleaned_data.get("named_people") or ())


class AddRelationshipForm(RelationshipForm):
    """Asks for a new partner: which organisation, and the stage it starts in."""

    organisation = PickField(kind="organisation", label=_("Organisation"))
    portal = PickField(
        kind="portal",
        label=_("Portal"),
        required=False,
        help_text=_("Only where the relationship is about one portal."),
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage, initial=Stage.PROSPECT)
    stage_since = forms.DateField(label=_("In this stage since"), widget=day_input())
    reason = forms.CharField(
        label=_("Why it is a partner"), required=False, max_length=1000, strip=True
    )

    field_order = (
        "organisation",
        "portal",
        "stage",
        "stage_since",
        "reason",
        "level",
        "owner",
        "deputy",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage_since"].initial = timezone.localdate()
        self.fields["owner"].initial = self.colleague.pk

    def values(self) -> dict[str, Any]:
        """Return what was typed, by field of the relationship."""
        asked = super().values()
        asked.pop("reason", None)
        return asked


class EditRelationshipForm(RelationshipForm):
    """Asks what changes about a partner."""

    portal = PickField(
        kind="portal",
        label=_("Portal"),
        required=False,
        help_text=_("Only where the relationship is about one portal."),
    )

    field_order = ("portal", "level", "owner", "deputy")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["portal"].initial = self.instance.portal


class MoveStageForm(forms.Form):
    """Asks to which stage a partner moves, on which day and why."""

    to_stage = forms.ChoiceField(label=_("New stage"), choices=Stage)
    on = forms.DateField(
        label=_("On"),
        widget=day_input(),
        error_messages={"required": _("Say on which day it moves.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why it moves.")},
    )

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        self.colleague = colleague
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()

    def clean_reason(self) -> str:
        """Keep the reason as one line of words."""
        return tidy_line(self.cleaned_data["reason"])


class SaveFilterForm(forms.Form):
    """Asks under which name a narrowing of the list is kept, and whether for everybody."""

    name = forms.CharField(label=_("Name"), max_length=80)
    is_shared = forms.BooleanField(label=_("For everybody"), required=False)
