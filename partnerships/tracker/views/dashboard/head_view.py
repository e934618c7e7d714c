"""Where we stand: one row per country, region or forum."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.formats import Table, table_response
from partnerships.tracker.choices import BriefKind, Right, Side
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.read_head_view import (
    Standing,
    StandRow,
    read_countries,
    read_forums,
    read_regions,
)
from partnerships.tracker.views.dashboard.charts import Figure
from partnerships.tracker.views.dashboard.links import list_url
from partnerships.tracker.views.dashboard.stand_columns import COLUMNS, HEADS, SORTS, sorted_rows
from partnerships.tracker.views.dashboard.stand_links import StandLinks, links_of
from partnerships.tracker.views.screens import TrackerScreen
from reference.choices import RegionLevel
from reference.models import Region

FORMATS: Final = ("csv", "xlsx")
KINDS: Final = {
    BriefKind.COUNTRY: gettext_lazy("Countries and bodies"),
    BriefKind.REGION: gettext_lazy("Regions"),
    BriefKind.FORUM: gettext_lazy("Forums"),
}


@dataclass(frozen=True)
class Shown:
    """A row with what its figures lead to."""

    row: StandRow
    links: StandLinks

    @property
    def stages(self) -> list[Figure]:
        """Its partners by stage."""
        return [
            Figure(stage.label, number, self.links.partners(stage))
            for stage, number in self.row.figures.by_stage
        ]

    @property
    def promises(self) -> list[tuple[Figure, Figure]]:
        """The open and late commitments of our side, then of theirs."""
        found = self.row.figures
        return [
            (
                Figure(side.label, found.open[side], self.links.promises(side)),
                Figure(side.label, found.late[side], self.links.promises(side, "late")),
            )
            for side in (Side.US, Side.THEM)
        ]


@dataclass(frozen=True)
class Head:
    """The head of a column, and the address that sorts by it."""

    label: Any
    url: str
    sorted_as: str


class HeadView(TrackerScreen):
    """The head's view: public and private figures side by side, as the colleague may see them."""

    page_title: Any = gettext_lazy("Where we stand")
    header_icon = "site"
    template_name = "tracker/admin/head_view.html"
    http_method_names: Any = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the rows, or hand them out as a file."""
        wanted = request.GET.get("format", "")
        return self.export(wanted) if wanted else super().get(request, *args, **kwargs)

    @cached_property
    def kind(self) -> BriefKind:
        """What the rows are about."""
        asked = self.request.GET.get("by", "")
        return BriefKind(asked) if asked in list(KINDS) else BriefKind.COUNTRY

    @cached_property
    def regions(self) -> list[Region]:
        """The regions to which countries can be narrowed."""
        return list(Region.objects.filter(level=RegionLevel.REGION).order_by("name"))

    @cached_property
    def region(self) -> Region | None:
        """The region asked for."""
        asked = self.request.GET.get("region", "")
        return next((region for region in self.regions if region.slug == asked), None)

    @property
    def order(self) -> str:
        """The order asked for."""
        asked = self.request.GET.get("sort", "")
        return asked if asked.removeprefix("-") in {"name", *SORTS} else "name"

    @cached_property
    def standing(self) -> Standing:
        """The rows asked for."""
        today = timezone.localdate()
        if self.kind == BriefKind.COUNTRY:
            found = read_countries(self.colleague, today, self.region)
        else:
            readers: dict[BriefKind, Callable[..., Standing]] = {
                BriefKind.REGION: read_regions,
                BriefKind.FORUM: read_forums,
            }
            found = readers[self.kind](self.colleague, today)
        return Standing(sorted_rows(found.rows, self.order), found.total)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the rows with their links, and the ways to ask."""
        rows = self.standing.rows
        return super().get_context_data(
            **kwargs,
            rows=[Shown(row, links_of(self.kind, row)) for row in rows],
            total=self.standing.total,
            heads=self.heads(),
            kind=self.kind,
            kinds=[(kind, label, self.address(by=kind, sort="")) for kind, label in KINDS.items()],
            regions=self.regions,
            region=self.region,
            with_public=self.kind != BriefKind.FORUM,
            today=timezone.localdate(),
            exports=self.exports(),
            order=self.order,
        )

    def heads(self) -> list[Head]:
        """Return the heads of the columns: a second click turns the order round."""
        now = self.order
        states = {name: "ascending" for name, _label in HEADS if name == now}
        states |= {name: "descending" for name, _label in HEADS if f"-{name}" == now}
        return [
            Head(label, self.address(sort=_next_order(name, now)), states.get(name, ""))
            for name, label in HEADS
        ]

    def exports(self) -> list[tuple[str, str]]:
        """Return the files that this colleague may take out."""
        if not self.may(Right.EDIT):
            return []
        return [(name.upper(), self.address(format=name)) for name in FORMATS]

    def address(self, **changes: Any) -> str:
        """Return the address of what is asked for, with some of it changed."""
        asked: dict[str, Any] = {
            "by": self.kind,
            "region": self.region.slug if self.region else "",
            "sort": self.order,
        }
        return list_url("tracker_head_view", **(asked | changes))

    def export(self, wanted: str) -> HttpResponseBase:
        """Return the rows as a file; that they were taken out is written down."""
        if not self.may(Right.EDIT):
            raise PermissionDenied
        if wanted not in FORMATS:
            raise Http404
        rows = self.standing.rows
        title = f"{_('Where we stand')} – {KINDS[self.kind]}"
        self.note_export(Relationship, f"{wanted}, {self.kind}, {len(rows)}")
        table = Table(COLUMNS, rows, title=title, as_of=timezone.localdate())
        response = table_response(wanted, table)
        if response is None:
            raise Http404
        return response


def _next_order(name: str, now: str) -> str:
    """Return the order a click asks for: numbers begin with the most."""
    first, second = (name, f"-{name}") if name == "name" else (f"-{name}", name)
    return second if now == first else first
