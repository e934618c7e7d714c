"""The influence trail: narrowing it, adding to it, changing what is claimed."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from legislation.models import Instrument
from partnerships.tracker.choices import STRENGTH_DEFINITIONS, InfluenceKind, InfluenceStrength
from partnerships.tracker.forms.picking import PickField, pick_for
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.influence_trail import (
    Claim,
    Effect,
    effects_of,
    laws_of_trail,
    leading_to_law,
    leading_to_place,
    partners_of_trail,
    places_of_trail,
    responses,
)

#: The button that shows what came of the law that was chosen.
SHOW_EFFECTS: Final = "show-effects"
#: The fields of which one says what we did.
CAUSES: Final = ("interaction", "response", "engagement", "seat")


class InfluenceFilter(forms.Form):
    """Narrows the trail; what cannot be meant is left out."""

    strength = forms.ChoiceField(
        label=_("How strongly"),
        required=False,
        choices=[("", _("All")), *InfluenceStrength.choices],
    )
    kind = forms.ChoiceField(
        label=_("What we did"), required=False, choices=[("", _("All")), *InfluenceKind.choices]
    )
    law: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Law"), required=False, queryset=None, to_field_name="uid", empty_label=_("All")
    )
    country: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Country"),
        required=False,
        queryset=None,
        to_field_name="slug",
        empty_label=_("All"),
    )
    partner: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Partner"), required=False, queryset=None, to_field_name="uid", empty_label=_("All")
    )

    def __init__(self, *args: Any, links: QuerySet[Any], colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "trail_%s", **kwargs})
        self.links = links
        partners = Relationship.objects.visible_to(colleague)
        for name, rows in (
            ("law", laws_of_trail(links)),
            ("country", places_of_trail(links)),
            ("partner", partners_of_trail(links, partners)),
        ):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # a choice of rows

    def found(self) -> QuerySet[Any]:
        """Return the links asked for."""
        self.is_valid()
        asked, links = self.cleaned_data, self.links
        for name, field in (
            ("strength", "strength"),
            ("kind", "kind"),
            ("partner", "relationship"),
        ):
            if asked.get(name):
                links = links.filter(**{field: asked[name]})
        if asked.get("law"):
            links = leading_to_law(links, asked["law"])
        return leading_to_place(links, asked["country"]) if asked.get("country") else links


def _labelled(strength: InfluenceStrength, words: Any) -> Any:
    return format_lazy("{label}: {words}", label=strength.label, words=words)


def strength_field() -> forms.ChoiceField:
    """Return the choice of a strength, each with what it means."""
    return forms.ChoiceField(
        label=_("How strongly it shows"),
        choices=[
            (strength, _labelled(strength, words))
            for strength, words in STRENGTH_DEFINITIONS.items()
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how strongly it shows.")},
    )


class ClaimForm(forms.Form):
    """How strongly something shows, and what shows it."""

    strength = strength_field()
    evidence = forms.CharField(
        label=_("Evidence"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed, here or as an address, for an adopted text and for a credit."),
    )
    evidence_url = forms.URLField(
        label=_("Address of the evidence"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        error_messages={"invalid": _("Give an address of the web, https://…")},
    )

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague = colleague

    def claim(self) -> Claim:
        """Return what is claimed."""
        return Claim(**{name: self.cleaned_data[name] for name in ClaimForm.base_fields})


class InfluenceForm(ClaimForm):
    """What we did, and what came of it in which law."""

    partner = PickField(kind="partner", label=_("Partner"), required=False, to_edit=True)
    interaction = PickField(
        kind="interaction", label=_("An interaction"), required=False, near="partner"
    )
    response = PickField(kind="event", label=_("Our response: evidence given"), required=False)
    engagement = PickField(kind="engagement", label=_("Our part in a forum"), required=False)
    seat = PickField(kind="seat", label=_("A seat of ours"), required=False)
    law = PickField(kind="instrument", label=_("Law"), near="partner")
    effect = forms.ChoiceField(
        label=_("What came of it"),
        required=False,
        choices=[("", _("Choose the law first, then press the button below"))],
    )
    field_order = ("partner", *CAUSES, "law", "effect", "strength", "evidence", "evidence_url")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["response"].queryset = responses()  # type: ignore[attr-defined]  # a choice of rows
        pick_for(self, self.colleague)
        self.effects: dict[str, Effect] = {}
        law = self._chosen_law()
        if law is not None:
            self.effects = {effect.key: effect for effect in effects_of(law)}
            self.fields["effect"].choices = self._grouped()  # type: ignore[attr-defined]  # choices

    @property
    def asks_for_effects(self) -> bool:
        """Whether the button was pressed that shows what came of the law."""
        return SHOW_EFFECTS in self.data

    @property
    def did(self) -> Any:
        """What we did."""
        return next(self.cleaned_data[name] for name in CAUSES if self.cleaned_data.get(name))

    @property
    def chosen_effect(self) -> Effect:
        """What came of it."""
        return self.effects[self.cleaned_data["effect"]]

    def clean(self) -> dict[str, Any]:
        """Ask for one thing that we did, and for what came of it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [name for name in CAUSES if cleaned.get(name)]
        if not chosen and not any(name in self.errors for name in CAUSES):
            self.add_error("interaction", _g("Say what we did: choose one of these four."))
        for name in chosen[1:]:
            self.add_error(name, _g("Choose one thing that we did; add another link for another."))
        if cleaned.get("law") and not cleaned.get("effect") and "effect" not in self.errors:
            self.add_error("effect", _g("Choose the event or the provision that came of it."))
        return cleaned

    def _chosen_law(self) -> Instrument | None:
        """Return the law that was sent, whatever else is wrong."""
        if not self.is_bound:
            return None
        field = self.fields["law"]
        sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix("law"))
        try:
            law: Instrument | None = field.clean(sent)
        except ValidationError:
            return None
        return law

    def _grouped(self) -> list[tuple[Any, Any]]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, effect in self.effects.items():
            groups.setdefault(str(effect.kind.label), []).append((key, effect.label))
        empty = _("Choose one") if groups else _("This law has no event or provision yet")
        return [("", empty), *groups.items()]
