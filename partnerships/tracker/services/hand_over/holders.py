"""List the colleagues who have something that can be handed over."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count

from accounts.models import User
from partnerships.tracker.choices import Right
from partnerships.tracker.services.find_colleagues import find_colleagues
from partnerships.tracker.services.hand_over.kinds import KINDS, HandOverKind


class Holder(NamedTuple):
    """A colleague with the number of their items; `has_left` if they can deal with none."""

    colleague: User
    number: int
    has_left: bool


def list_holders(viewer: User) -> list[Holder]:
    """Return who has something, those who have left or lost the role first, the most items first.

    `viewer` is the manager who asks. Colleagues of the team without items are left out.
    """
    numbers: Counter[int] = Counter()
    for kind in KINDS.values():
        numbers.update(_numbers_of(kind, viewer))
    working = set(find_colleagues(Right.EDIT).values_list("pk", flat=True))
    holders = [
        Holder(colleague, numbers[colleague.pk], colleague.pk not in working)
        for colleague in User.objects.filter(pk__in=list(numbers)).select_related("team")
    ]
    return sorted(holders, key=lambda each: (not each.has_left, -each.number, str(each.colleague)))


def _numbers_of(kind: HandOverKind, viewer: User) -> dict[int, int]:
    rows = kind.rows(viewer).exclude(**{kind.holder: None}).order_by()
    return dict(rows.values_list(kind.holder).annotate(number=Count("pk")))
