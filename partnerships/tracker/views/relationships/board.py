"""The board of partners by stage."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Right, Stage
from partnerships.tracker.filters.partners import PartnerFilter
from partnerships.tracker.forms.relationships import MoveStageForm
from partnerships.tracker.models import Relationship
from partnerships.tracker.querysets import with_silence
from partnerships.tracker.views.screens import TrackerScreen

#: So many cards stand in a column; the rest is in the list.
MOST_CARDS: Final = 30
#: The soonest next step first.
_ORDER: Final = (F("next_step_on").asc(nulls_last=True), "organisation__name", "pk")


@dataclass(frozen=True)
class Column:
    """One stage: the first of its partners, how many it has, and where all of them are."""

    stage: Stage
    cards: list[Any]
    number: int
    list_url: str


class BoardScreen(TrackerScreen):
    """Partners by stage, to be moved by mouse, finger, keys or a form."""

    page_title = gettext_lazy("Board")
    header_icon = "table"
    template_name = "tracker/admin/board.html"
    http_method_names: Any = ("get", "head")

    @cached_property
    def filter(self) -> PartnerFilter:
        """What is asked for, as in the list; the stages are columns here."""
        rows = Relationship.objects.visible_to(self.colleague)
        return PartnerFilter(self.request.GET, colleague=self.colleague, rows=rows)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a column for each stage."""
        cards = self.cards()
        movable = self.movable(cards)
        for card in cards:
            card.is_movable = card.pk in movable
        return super().get_context_data(
            **kwargs,
            columns=self.columns(cards),
            filter=self.filter,
            stages=list(Stage),
            today=timezone.localdate(),
            move_form=MoveStageForm(colleague=self.colleague),
            list_query=self.filter.query(stage=[]),
        )

    def cards(self) -> list[Any]:
        """Return the first partners of every stage, in one query."""
        place = Window(RowNumber(), partition_by=[F("stage")], order_by=_ORDER)
        asked = self.filter.apply(without="stage").order_by().annotate(place=place)
        first = asked.filter(place__lte=MOST_CARDS).values("pk")
        rows = Relationship.objects.visible_to(self.colleague).filter(pk__in=first)
        cards = with_silence(rows, timezone.localdate()).order_by(*_ORDER)
        return list(cards.select_related("organisation__jurisdiction", "portal", "owner"))

    def movable(self, cards: list[Any]) -> set[int]:
        """Return the keys of the partners that the colleague may move."""
        if not self.may(Right.EDIT):
            return set()
        rows = Relationship.objects.editable_by(self.colleague)
        return set(rows.filter(pk__in=[card.pk for card in cards]).values_list("pk", flat=True))

    def columns(self, cards: list[Any]) -> list[Column]:
        """Return the columns with their numbers."""
        rows = self.filter.apply(without="stage").order_by().values_list("stage")
        numbers: Counter[str] = Counter(dict(rows.annotate(number=Count("pk"))))
        address = reverse("tracker_partners")
        return [
            Column(
                stage,
                [card for card in cards if card.stage == stage],
                numbers[stage],
                f"{address}?{self.filter.query(stage=[stage.value])}",
            )
            for stage in Stage
        ]
