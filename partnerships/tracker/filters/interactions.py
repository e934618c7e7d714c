"""What narrows the list of interactions."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import InteractionKind, InteractionState, Whose
from partnerships.tracker.filters.work import in_place
from partnerships.tracker.forms.fields import DayField, LineField
from partnerships.tracker.forms.picking import PickField, pick_for
from partnerships.tracker.models import Participant
from partnerships.tracker.querysets import belonging
from partnerships.tracker.services.find_rows import words_of


class Mine(models.TextChoices):
    """Whose interactions are asked for."""

    EVERYBODY = "", _("Everybody's")
    MINE = "me", _("Those I own or took part in")
    OWN = "mine", _("Those I own")
    TEAM = "team", _("Those my team owns")
    NOBODY = "nobody", _("Nobody’s")


class InteractionFilter(forms.Form):
    """Words, partner, kind, state, whose, and from when until when; nonsense narrows nothing."""

    q = LineField(
        label=_("Words"), max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    partner = PickField(kind="partner", label=_("Partner"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("Any")), *InteractionKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("Any")), *InteractionState.choices], required=False
    )
    whose = forms.ChoiceField(label=_("Whose"), choices=Mine, required=False)
    country = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    region = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    since = DayField(label=_("From"))
    until = DayField(label=_("Until"))

    def __init__(self, data: Any, *, colleague: User) -> None:
        super().__init__(data)
        self.colleague = colleague
        pick_for(self, colleague)

    def clean(self) -> dict[str, Any]:
        """Say when a period ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end lies before the start."))
        return cleaned

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for."""
        self.is_valid()
        return any(self.cleaned_data.values()) or bool(self.errors)

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows that are asked for."""
        self.is_valid()
        asked = self.cleaned_data
        plain = {
            "relationship": asked.get("partner"),
            "kind": asked.get("kind"),
            "state": asked.get("state"),
            "on__gte": asked.get("since"),
            "on__lte": asked.get("until"),
        }
        rows = rows.filter(**{name: value for name, value in plain.items() if value})
        rows = rows.filter(self._whose(asked.get("whose") or ""))
        rows = rows.filter(in_place(asked.get("region") or "", asked.get("country") or ""))
        for word in words_of(asked.get("q") or ""):
            rows = rows.filter(_holds(word))
        return rows

    def _whose(self, whose: str) -> Q:
        if whose == Mine.MINE:
            return Q(owner=self.colleague) | self._took_part()
        return belonging(Whose(whose or Whose.ALL), self.colleague)

    def _took_part(self) -> Q:
        us = Participant.objects.visible_to(self.colleague).filter(
            interaction=OuterRef("pk"), colleague=self.colleague
        )
        return Q(Exists(us))


def _holds(word: str) -> Q:
    names = ("subject", "notes", "asked", "place", "relationship__organisation__name")
    condition = Q()
    for name in names:
        condition |= Q(**{f"{name}__icontains": word})
    return condition
