"""Say what pages will say once a version of a record is published, or the record leaves."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.numbers import number_words
from foundation.registries import Affected
from legislation.choices import IN_FORCE_STATUSES
from legislation.models import Instrument
from partnerships.register.choices import PortalStatus
from partnerships.register.models import Forum, Portal
from website.live_values.chips import Chip
from website.live_values.figures import COUNTRIES_COVERED, CURRENT, IN_REGION
from website.live_values.reading import NOTHING, LiveValue, LiveValues
from website.live_values.record_values import NAME, public_records, read_version, say
from website.models import LiveValueUse

Counted = Callable[[Any], bool]
Feature = Callable[[Any], Any]


def _takes_reports(portal: Any) -> bool:
    return bool(portal.status == PortalStatus.LIVE)


def _is_there(_record: Any) -> bool:
    return True


def _is_in_force(law: Any) -> bool:
    return law.status in IN_FORCE_STATUSES


def _places(portal: Any) -> Any:
    if not _takes_reports(portal):
        return None
    return {portal.jurisdiction_id, *(place.pk for place in portal.serves.all())}


def _languages(portal: Any) -> Any:
    if not _takes_reports(portal):
        return None
    return {language.pk for language in portal.languages.all()}


def _place(law: Any) -> Any:
    return law.jurisdiction_id


#: Figures in which a record counts as one or not at all.
COUNTS: Final[Mapping[type[Any], Mapping[str, Counted]]] = {
    Instrument: {"laws_tracked": _is_there, "laws_in_force": _is_in_force},
    Portal: {"portals_live": _takes_reports},
    Forum: {"forums": _is_there},
}
#: Figures that are counted again when this differs: how many others count the same is not known.
COUNTED_AGAIN: Final[Mapping[type[Any], Mapping[str, Feature]]] = {
    Instrument: {COUNTRIES_COVERED: _place},
    Portal: {"places_served": _places, "people_covered": _places, "languages": _languages},
}


def foresee_values(candidate: Any, /, *, leaving: bool = False) -> Iterable[Affected]:
    """Return what every page says of `candidate` and of the figures in which it counts.

    A fixed number of queries, however many pages there are; a repercussion of the registry.
    """
    uses = list(_uses(candidate))
    if not uses:
        return []
    values = LiveValues()
    chips = [Chip(use.name, str(use.record_uid or "")) for use in uses]
    foresight = _Foresight(candidate, values, leaving=leaving)
    return [
        Affected(
            title=use.page.title,
            edit_url=reverse("wagtailadmin_pages:edit", args=[use.page_id]),
            now=now.words,
            then=foresight.words(chip, now),
            what=foresight.label(chip, now),
        )
        for use, chip, now in zip(uses, chips, values.of(chips), strict=True)
    ]


def _uses(record: Any) -> Iterable[LiveValueUse]:
    model = type(record)
    counts = COUNTS.get(model, {})
    names = {*counts, *(f"{name}{CURRENT}" for name in counts), *COUNTED_AGAIN.get(model, ())}
    wanted = Q(record_uid=record.uid) | Q(record_uid=None, name__in=names)
    if model is Instrument:
        wanted |= Q(record_uid=None, name__startswith=IN_REGION)
    return LiveValueUse.objects.filter(wanted).select_related("page").order_by("page__title", "pk")


class _Foresight:
    """Compares a version of a record with the public one."""

    def __init__(self, candidate: Any, values: LiveValues, *, leaving: bool) -> None:
        self._values = values
        self._model = type(candidate)
        self._public = public_records([candidate.uid]).get(candidate.uid)
        self._next = None if leaving else read_version(candidate)
        self._uid = candidate.uid

    def label(self, chip: Chip, now: LiveValue) -> str:
        """Return what the value is called; of a record that is not public yet, without its name."""
        return now.label if now.label or not chip.record else chip.name

    def words(self, chip: Chip, now: LiveValue) -> str:
        """Return what the page will say."""
        if chip.record:
            return self._of_record(chip)
        feature = self._feature_of(chip.name)
        if feature is not None:
            same = self._feature(feature, self._public) == self._feature(feature, self._next)
            return now.words if same else _("is counted again")
        difference = self._counts(chip, self._next) - self._counts(chip, self._public)
        count = int(now.machine or 0) + difference
        return number_words(count)

    def _of_record(self, chip: Chip) -> str:
        if self._next is None:
            return str(self._public) if self._public and chip.name == NAME else NOTHING
        said = say(self._next, chip.name)
        return said.words if said else NOTHING

    def _feature_of(self, name: str) -> Feature | None:
        """Return what decides whether a figure is counted again; None for one that is foreseen."""
        if name.endswith(CURRENT):
            counted = COUNTS[self._model][name.removesuffix(CURRENT)]
            return lambda record: counted(record) or None
        return COUNTED_AGAIN.get(self._model, {}).get(name)

    def _feature(self, feature: Feature, record: Any) -> Any:
        return feature(record) if record is not None else None

    def _counts(self, chip: Chip, record: Any) -> int:
        if record is None:
            return 0
        if chip.name.startswith(IN_REGION):
            region = chip.name.removeprefix(IN_REGION)
            is_there = self._values.figures.is_inside(record.jurisdiction, region)
            return int(_is_in_force(record) and is_there)
        return int(COUNTS[self._model][chip.name](record))
