"""Narrow the lists of commitments and agreements: by words, state, place, and whose they are."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.choices import (
    WARNING_DAYS,
    AgreementKind,
    AgreementState,
    CommitmentState,
    Side,
    Whose,
)
from partnerships.tracker.querysets import agreement_belonging, belonging, promise_belonging
from reference.choices import RegionLevel
from reference.models import Jurisdiction, Region

MOST_WORDS: Final = 6
#: By this word one asks for what belongs to no region or country.
NOWHERE: Final = "none"
WEEK: Final = timedelta(days=7)
#: States that a list knows beside those of its rows.
ALL, SOON, HOLDING = "all", "week", "holding"
_PLACE: Final = "relationship__organisation__jurisdiction"
_WHOSE: Final = (
    ("", Whose.ALL.label),
    *((each.value, each.label) for each in (Whose.MINE, Whose.TEAM, Whose.NOBODY)),
)


class PlacedFilter(forms.Form):
    """What both lists ask; a value that cannot be meant is left out.

    `country`, `region` and `partner` come with links from elsewhere; `places` says them in words.
    """

    q = forms.CharField(label=_("Partner or words"), required=False, max_length=200)
    whose = forms.ChoiceField(label=_("Whose"), required=False, choices=_WHOSE)
    partner = forms.UUIDField(required=False, widget=forms.HiddenInput)
    country = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    region = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    #: The fields in which words are looked for, beside the names of the partner.
    within: tuple[str, ...] = ()

    def __init__(self, data: QueryDict, *, colleague: User) -> None:
        super().__init__(self.translated(data), auto_id="filter_%s")
        self.colleague, self.today = colleague, timezone.localdate()
        self.is_valid()

    def translated(self, data: QueryDict) -> Mapping[str, Any]:
        """Return what is asked, with what other screens call otherwise."""
        return data

    @property
    def asked(self) -> dict[str, Any]:
        """What the address asks for, as far as it can be meant."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self) -> QueryDict:
        """What stands in an address for what is asked."""
        return QueryDict(urlencode(self.asked))

    @property
    def places(self) -> list[str]:
        """The places to which the list is narrowed, in words."""
        asked = ((Jurisdiction, self.asked.get("country")), (Region, self.asked.get("region")))
        return [str(_named(model, slug)) for model, slug in asked if slug]

    def apply(self, rows: Any) -> Any:
        """Return the rows asked for."""
        for condition in self.conditions(self.asked):
            rows = rows.filter(condition)
        return rows

    def conditions(self, asked: dict[str, Any]) -> Iterable[Q]:
        """Yield what each row has to meet."""
        names = (*self.within, "relationship__organisation__name")
        for word in tidy_line(asked.get("q", "")).split()[:MOST_WORDS]:
            found = Q(relationship__organisation__acronym__icontains=word)
            for name in names:
                found |= Q(**{f"{name}__icontains": word})
            yield found
        if "partner" in asked:
            yield Q(relationship__uid=asked["partner"])
        if "whose" in asked:
            yield self.belonging(Whose(asked["whose"]))
        yield in_place(asked.get("region", ""), asked.get("country", ""))

    def belonging(self, whose: Whose) -> Q:
        """Return the condition that a row is `whose`."""
        return belonging(whose, self.colleague)


class CommitmentFilter(PlacedFilter):
    """Narrows the list of commitments; those that are open or late, unless asked otherwise."""

    side = forms.ChoiceField(
        label=_("Promised by"), required=False, choices=[("", _("Either side")), *Side.choices]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Open or late")),
            *CommitmentState.choices,
            (SOON, _("Due within a week")),
            (ALL, _("All")),
        ],
    )
    due_from = forms.DateField(label=_("Due from"), required=False, widget=forms.DateInput)
    due_until = forms.DateField(label=_("Due until"), required=False, widget=forms.DateInput)
    field_order = ("q", "side", "state", "whose", "due_from", "due_until")
    within = ("text",)

    def __init__(self, data: QueryDict, *, colleague: User) -> None:
        super().__init__(data, colleague=colleague)
        for name in ("due_from", "due_until"):
            self.fields[name].widget.input_type = "date"

    def translated(self, data: QueryDict) -> Mapping[str, Any]:
        """Take `due=late` and `due=week` for states."""
        if data.get("state") or data.get("due") not in {"late", "week"}:
            return data
        return {**data.dict(), "state": data["due"]}

    def apply(self, rows: Any) -> Any:
        """Return the commitments asked for."""
        rows = self._in_state(super().apply(rows), self.asked.get("state", ""))
        if "side" in self.asked:
            rows = rows.filter(side=self.asked["side"])
        return rows.due_between(self.asked.get("due_from"), self.asked.get("due_until"))

    def belonging(self, whose: Whose) -> Q:
        """Return the condition that a commitment is `whose`."""
        return promise_belonging(whose, self.colleague)

    def _in_state(self, rows: Any, state: str) -> Any:
        if state == ALL:
            return rows
        if state == SOON:
            return rows.undecided().due_between(self.today, self.today + WEEK)
        return rows.in_state(state, self.today) if state else rows.undecided()


class AgreementFilter(PlacedFilter):
    """Narrows the list of agreements."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            (HOLDING, _("In force, ending soon or not")),
            *AgreementState.choices,
        ],
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Every kind")), *AgreementKind.choices]
    )
    within_days = forms.ChoiceField(
        label=_("Ends within, not renewed"),
        required=False,
        choices=[
            ("", _("Any time")),
            *((str(days), _("%(days)s days") % {"days": days}) for days in WARNING_DAYS),
        ],
    )
    field_order = ("q", "state", "kind", "within_days", "whose")
    within = ("title", "reference")

    def translated(self, data: QueryDict) -> Mapping[str, Any]:
        """Take several states of what is in force for one, and `within` for the days."""
        found = data.dict()
        if {AgreementState.IN_FORCE, AgreementState.ENDING} <= set(data.getlist("state")):
            found["state"] = HOLDING
        if data.get("within"):
            found.setdefault("within_days", data["within"])
        return found

    def apply(self, rows: Any) -> Any:
        """Return the agreements asked for."""
        rows, asked = super().apply(rows), self.asked
        if asked.get("state"):
            rows = self._in_state(rows, asked["state"], self.today)
        if "kind" in asked:
            rows = rows.filter(kind=asked["kind"])
        if "within_days" in asked:
            rows = rows.ending_on(self.today, int(asked["within_days"]))
            rows = rows.not_renewed_by(self.today)
        return rows

    def belonging(self, whose: Whose) -> Q:
        """Return the condition that an agreement is `whose`."""
        return agreement_belonging(whose, self.colleague)

    def _in_state(self, rows: Any, state: str, day: date) -> Any:
        return rows.in_force_on(day) if state == HOLDING else rows.in_state(state, day)


def in_place(region: str, country: str) -> Q:
    """Return the condition of rows about partners in a region or country, by their slugs."""
    condition = Q()
    if region == NOWHERE:
        condition &= Q(**{f"{_PLACE}__region": None}) | Q(
            **{f"{_PLACE}__region__level": RegionLevel.WORLD}
        )
    elif region:
        within = Q(**{f"{_PLACE}__region__slug": region})
        within |= Q(**{f"{_PLACE}__region__parent__slug": region})
        condition &= within | Q(**{f"{_PLACE}__region__parent__parent__slug": region})
    if country == NOWHERE:
        condition &= Q(**{_PLACE: None})
    elif country:
        condition &= Q(**{f"{_PLACE}__slug": country})
    return condition


def _named(model: Any, slug: str) -> Any:
    if slug == NOWHERE:
        return _("no place")
    found: QuerySet[Any] = model.objects.filter(slug=slug)
    return found.first() or slug
