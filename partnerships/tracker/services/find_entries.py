"""Find what a colleague may see by its words."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.choices import FindAudience, Right
from partnerships.tracker.models import FindEntry
from partnerships.tracker.querysets import may

LONGEST_QUESTION: Final = 200
#: Of confidential entries so many of the newest are looked through, for a colleague who sees more.
MOST_CONFIDENTIAL: Final = 20_000


@dataclass(frozen=True)
class Found:
    """How many entries bear the words by kind, and those of one page, best first."""

    numbers: dict[str, int]
    entries: list[Any]

    @property
    def number(self) -> int:
        """How many entries there are of all kinds."""
        return sum(self.numbers.values())


def find_entries(user: User, words: str, kind: str = "", *, start: int, stop: int) -> Found:
    """Return the entries that bear all the words and that `user` may see; of `kind`, if any.

    What the colleague may not see is left out before anything is counted, so that a word that
    stands there only is answered like nonsense.
    """
    words = tidy_line(words)[:LONGEST_QUESTION]
    if not any(letter.isalnum() for letter in words):
        return Found({}, [])
    entries = _findable(user)
    numbers = dict(entries.search(words, operator="and").facet("kind"))
    if not sum(numbers.values()):
        return Found({}, [])
    narrowed = entries.filter(kind=kind) if kind else entries
    hits = [hit.pk for hit in narrowed.search(words, operator="and")[start:stop]]
    seen = FindEntry.objects.visible_to(user).filter(pk__in=hits)
    rows = {row.pk: row for row in seen.select_related("relationship__organisation")}
    return Found(numbers, [rows[pk] for pk in hits if pk in rows])


def _findable(user: User) -> Any:
    """Return the entries that may be among the answers for `user`."""
    if may(user, Right.MANAGE):
        return FindEntry.everything.all()
    own: list[int] = []
    if may(user, Right.EDIT):
        seen = FindEntry.objects.visible_to(user).filter(audience=FindAudience.SOME)
        own = list(seen.order_by("-pk").values_list("pk", flat=True)[:MOST_CONFIDENTIAL])
    condition = Q(audience=FindAudience.STAFF)
    return FindEntry.everything.filter((condition | Q(pk__in=own)) if own else condition)
