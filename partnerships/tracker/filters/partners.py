"""Narrows the list of partners: by words, stage, place, owner, and by what they need."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db import models
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.choices import (
    CONFIDENTIAL,
    OPEN_STAGES,
    RelationshipLevel,
    Stage,
    Whose,
)
from partnerships.tracker.querysets import belonging, slipping, with_silence, without_step
from reference.choices import RegionLevel
from reference.models import Jurisdiction, Region

MOST_WORDS: Final = 6
#: By this word one asks for what belongs to no region or country.
NOWHERE: Final = "none"
WEEK: Final = timedelta(days=7)
_WORD_FIELDS: Final = (
    "organisation__name",
    "organisation__acronym",
    "organisation__jurisdiction__name",
    "portal__name",
    "aim",
    "next_step",
)


class Need(models.TextChoices):
    """What a partner wants of us."""

    SLIPPING = "slipping", _("Slipping: no contact for longer than agreed")
    NO_STEP = "no_step", _("No next step")
    STEP_LATE = "step_late", _("Next step overdue")
    STEP_WEEK = "step_week", _("Next step this week")
    CONFIDENTIAL = "confidential", _("Confidential")


class Owned(models.TextChoices):
    """Whose partners: as everywhere, and those whose owner has left the house."""

    MINE = "mine", _("Mine")
    TEAM = "team", _("My team’s")
    NOBODY = "nobody", _("Nobody’s: no owner, or one who has left")
    LEFT = "left", _("The owner has left")


ORDERS: Final[dict[str, tuple[Any, ...]]] = {
    "name": ("organisation__name",),
    "-name": ("-organisation__name",),
    "place": (F("organisation__jurisdiction__sort_name").asc(nulls_last=True),),
    "-place": (F("organisation__jurisdiction__sort_name").desc(nulls_last=True),),
    "stage": ("stage_since",),
    "-stage": ("-stage_since",),
    "contact": (F("last_contact_below_on").asc(nulls_first=True),),
    "-contact": (F("last_contact_below_on").desc(nulls_last=True),),
    "silence": (F("silence").desc(nulls_last=True),),
    "-silence": (F("silence").asc(nulls_last=True),),
    "step": (F("next_step_on").asc(nulls_last=True),),
    "-step": (F("next_step_on").desc(nulls_last=True),),
}


class PartnerFilter(forms.Form):
    """What is asked for; a value that cannot be meant is left out."""

    q = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    stage = forms.MultipleChoiceField(
        label=_("Stage"), choices=Stage, required=False, widget=forms.CheckboxSelectMultiple
    )
    level = forms.MultipleChoiceField(
        label=_("Level"),
        choices=RelationshipLevel,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    need = forms.MultipleChoiceField(
        label=_("Needs"), choices=Need, required=False, widget=forms.CheckboxSelectMultiple
    )
    whose = forms.ChoiceField(
        label=_("Whose"),
        required=False,
        choices=[("", Whose.ALL.label), *Owned.choices],
    )
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, data: QueryDict, *, colleague: User, rows: QuerySet[Any]) -> None:
        self.colleague, self.rows = colleague, rows
        super().__init__(data)
        choices: Any = {
            "owner": [("", _("Anybody")), *_owners(rows)],
            "region": [("", _("Every region")), *_regions(), (NOWHERE, _("In no region"))],
            "country": [("", _("Every country")), *_countries(rows), (NOWHERE, _("No country"))],
        }
        for name, values in choices.items():
            field: Any = self.fields[name]
            field.choices = values
        self.is_valid()

    @property
    def asked(self) -> dict[str, Any]:
        """What the address asks for, as far as it can be meant."""
        return {**self._some_of_several(), **self.cleaned_data}

    @property
    def sort(self) -> str:
        """The order asked for."""
        order = str(self.data.get("sort", ""))
        return order if order in ORDERS else "name"

    def query(self, **changes: Any) -> str:
        """Return what stands in an address for what is asked, with some of it changed."""
        asked: dict[str, Any] = {**self.asked, "sort": self.sort if "sort" in self.data else ""}
        asked |= changes
        kept = [(name, value) for name, value in asked.items() if value not in ("", None, [])]
        return urlencode(sorted(kept), doseq=True)

    @property
    def is_narrow(self) -> bool:
        """Whether anything was left out of the list."""
        return any(self.asked.values())

    @property
    def chosen(self) -> list[str]:
        """What is chosen of the fields that stand folded away, in words."""
        words: list[str] = []
        for name in ("region", "owner", "stage", "level", "need"):
            value = self.asked.get(name) or []
            field: Any = self.fields[name]
            labels = {str(key): str(label) for key, label in field.choices}
            words += [labels[each] for each in ([value] if isinstance(value, str) else value)]
        return words

    def apply(self, *, without: str = "") -> Any:
        """Return the rows asked for, in order; `without` leaves one of the fields out of it."""
        today = timezone.localdate()
        asked = {name: value for name, value in self.asked.items() if name != without}
        rows = with_silence(self.rows, today)
        for condition in self._conditions(asked, today):
            rows = rows.filter(condition)
        return rows.order_by(*ORDERS[self.sort], "organisation__name", "pk")

    def _conditions(self, asked: dict[str, Any], today: date) -> Iterable[Q]:
        for word in tidy_line(asked.get("q") or "").split()[:MOST_WORDS]:
            yield _any_of(Q(**{f"{name}__icontains": word}) for name in _WORD_FIELDS)
        for name in ("stage", "level"):
            if asked.get(name):
                yield Q(**{f"{name}__in": asked[name]})
        for need in asked.get("need") or ():
            yield _needing(Need(need), today)
        if asked.get("whose"):
            yield self._whose(asked["whose"])
        if asked.get("owner"):
            yield Q(owner=asked["owner"])
        yield _in_place(asked.get("region") or "", asked.get("country") or "")

    def _whose(self, whose: str) -> Q:
        if whose == Owned.LEFT:
            return Q(owner__is_active=False)
        return belonging(Whose(whose), self.colleague, "owner", "deputy")

    def _some_of_several(self) -> dict[str, Any]:
        """Return the sound values of fields of several values, where another one is not."""
        found: dict[str, Any] = {}
        for name in ("stage", "level", "need"):
            if name in self.errors:
                field: Any = self.fields[name]
                wanted = field.widget.value_from_datadict(self.data, {}, name)
                found[name] = [value for value in wanted if field.valid_value(value)]
        return found


def _needing(need: Need, today: date) -> Q:
    someone_works = Q(stage__in=OPEN_STAGES)
    return {
        Need.SLIPPING: slipping(),
        Need.NO_STEP: without_step(),
        Need.STEP_LATE: someone_works & Q(next_step_on__lt=today),
        Need.STEP_WEEK: someone_works & Q(next_step_on__range=(today, today + WEEK)),
        Need.CONFIDENTIAL: Q(visibility__in=CONFIDENTIAL),
    }[need]


def _in_place(region: str, country: str) -> Q:
    place = "organisation__jurisdiction"
    condition = Q()
    if region == NOWHERE:
        condition &= Q(**{f"{place}__region": None}) | Q(
            **{f"{place}__region__level": RegionLevel.WORLD}
        )
    elif region:
        ways = ("region", "region__parent", "region__parent__parent")
        condition &= _any_of(Q(**{f"{place}__{way}__slug": region}) for way in ways)
    if country == NOWHERE:
        condition &= Q(**{place: None})
    elif country:
        condition &= Q(**{f"{place}__slug": country})
    return condition


def _any_of(conditions: Iterable[Q]) -> Q:
    joined = Q()
    for condition in conditions:
        joined |= condition
    return joined


def _owners(rows: QuerySet[Any]) -> list[tuple[str, str]]:
    found = User.objects.filter(pk__in=rows.order_by().values("owner"))
    ordered = found.order_by("first_name", "last_name", "email")
    return [(str(user.pk), _named(user)) for user in ordered]


def _named(user: User) -> str:
    return str(user) if user.is_active else str(_("%(colleague)s (has left)") % {"colleague": user})


def _regions() -> list[tuple[str, str]]:
    levels = (RegionLevel.REGION, RegionLevel.SUBREGION)
    found = Region.objects.filter(level__in=levels).select_related("parent")
    regions = [each for each in found if each.level == RegionLevel.REGION]
    listed: list[tuple[str, str]] = []
    for region in regions:
        parts = [each for each in found if each.parent_id == region.pk]
        listed += [(region.slug, region.name), *((part.slug, f"– {part.name}") for part in parts)]
    return listed


def _countries(rows: QuerySet[Any]) -> list[tuple[str, str]]:
    places = rows.order_by().values("organisation__jurisdiction")
    found = Jurisdiction.objects.filter(pk__in=places).order_by("sort_name")
    return [(place.slug, place.name) for place in found]
