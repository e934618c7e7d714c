"""The figures that a text may say, by name: those of the home page, and counts by place."""

from functools import cached_property
from typing import Final

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.addresses import AddressBook
from legislation.choices import IN_FORCE_STATUSES
from legislation.models import Instrument
from legislation.services.true_status import matching_status
from reference.models import Jurisdiction
from website.assembly.figures import Addresses, Figure, live_figures
from website.facets.places import RegionTree

COUNTRIES_COVERED: Final = "countries_covered"
#: Followed by the name of a region in addresses: `laws_in_force@eastern-africa`.
IN_REGION: Final = "laws_in_force@"
#: Follows the name of a figure whose records are reviewed: those that are not past due.
CURRENT: Final = ".current"


class Figures:
    """The figures of one moment, each group of them read at most once."""

    def __init__(self, book: AddressBook) -> None:
        """Take the book of the request; nothing is read yet."""
        self._book = book

    @property
    def everywhere(self) -> list[Figure]:
        """The figures about the whole site, in the order in which an editor is offered them."""
        current = [self.get(f"{name}{CURRENT}") for name in self._of_home]
        return [
            *self._of_home.values(),
            self._countries_covered,
            *(figure for figure in current if figure),
        ]

    @property
    def by_region(self) -> list[Figure]:
        """The laws in force in every continent that has any."""
        names = [f"{IN_REGION}{region.slug}" for region in self._tree.continents()]
        found = [self.get(name) for name in names]
        return [figure for figure in found if figure and figure.value]

    def get(self, name: str) -> Figure | None:
        """Return the figure with this name, None where there is none."""
        if name == COUNTRIES_COVERED:
            return self._countries_covered
        if name.startswith(IN_REGION):
            return self._in_region(name.removeprefix(IN_REGION))
        if name.endswith(CURRENT):
            return self._current(name.removesuffix(CURRENT))
        return self._of_home.get(name)

    def is_inside(self, place: Jurisdiction | None, slug: str) -> bool:
        """Whether a place lies in the region with this name in addresses."""
        region = self._tree.named.get(slug)
        if place is None or region is None:
            return False
        return region.pk in self._tree.lineage(place.region_id)

    @cached_property
    def _of_home(self) -> dict[str, Figure]:
        return {figure.name: figure for figure in live_figures(self._book)}

    @cached_property
    def _countries_covered(self) -> Figure:
        laws = Instrument.objects.public()
        return Figure(
            COUNTRIES_COVERED,
            Jurisdiction.objects.countries().filter(pk__in=laws.values("jurisdiction")).count(),
            _("countries whose laws are tracked"),
            timezone.localdate(),
            Addresses(self._book).of(Jurisdiction, "?with=laws"),
        )

    def _current(self, name: str) -> Figure | None:
        """Return how many of a figure's records are checked and not past due for review."""
        figure = self._of_home.get(name)
        if figure is None or figure.current is None:
            return None
        label = _("%(what)s, checked and current") % {"what": figure.label}
        return Figure(f"{name}{CURRENT}", figure.current, label, figure.as_of, figure.current_url)

    @cached_property
    def _tree(self) -> RegionTree:
        return RegionTree()

    @cached_property
    def _laws_by_region(self) -> dict[str, int]:
        """The laws in force of each region, those of what lies inside it counted in."""
        laws = matching_status(Instrument.objects.public(), IN_FORCE_STATUSES).order_by()
        found: dict[str, int] = {}
        rows = laws.values_list("jurisdiction__region").annotate(number=Count("pk", distinct=True))
        for region, number in rows:
            for code in self._tree.lineage(region):
                found[code] = found.get(code, 0) + number
        return found

    def _in_region(self, slug: str) -> Figure | None:
        region = self._tree.named.get(slug)
        if region is None:
            return None
        statuses = "&".join(f"status={status}" for status in sorted(IN_FORCE_STATUSES))
        return Figure(
            f"{IN_REGION}{slug}",
            self._laws_by_region.get(region.pk, 0),
            _("laws in force in %(region)s") % {"region": region.local_name},
            timezone.localdate(),
            Addresses(self._book).of(Instrument, f"?{statuses}&region={slug}"),
        )
