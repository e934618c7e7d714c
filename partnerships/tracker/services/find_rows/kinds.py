"""What a kind of rows needs so that people find one of them by typing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Expression, IntegerField, Q, QuerySet, Value, When

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.models import Relationship

#: More than so many rows are never offered, more words than these never looked for.
MOST_ROWS: Final = 20
MOST_WORDS: Final = 8
_UUID: Final = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_LONGEST_NUMBER: Final = 19
_EDGES: Final = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True)
class RowKind:
    """How rows of one kind are found by words, and what is said of them; never contact data.

    `rows` gives what a colleague may see, or change; `within` names the fields in which each word
    is looked for, `also` adds a condition for a word; `near` says which rows belong to a partner.
    """

    rows: Callable[[User, bool], QuerySet[Any]]
    within: tuple[str, ...]
    label: Callable[[Any], str] = str
    detail: Callable[[Any], str] = lambda _row: ""
    also: Callable[[str], Q] | None = None
    near: Callable[[Relationship], Q] | None = None
    load: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows
    key: str = "uid"

    def key_of(self, row: Any) -> str:
        """Return the identifier of a row."""
        return str(getattr(row, self.key))

    def is_key(self, text: str) -> bool:
        """Say whether something that came with a form may be an identifier of this kind at all."""
        if self.key == "uid":
            return _UUID.fullmatch(text) is not None
        if self.key == "pk":
            return text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER
        return bool(text) and "\x00" not in text

    def find(
        self, rows: QuerySet[Any], words: str, partner: Relationship | None = None
    ) -> list[Any]:
        """Return the rows in which every word stands: near ones first, then those that begin so."""
        for word in words_of(words):
            rows = rows.filter(self._holds(word))
        rows = rows.annotate(pick_place=self._place(words, partner))
        return list(self.load(rows).order_by("pick_place", self.within[0], "pk")[: MOST_ROWS + 1])

    def _place(self, words: str, partner: Relationship | None) -> Expression:
        cases = []
        if partner and self.near:
            cases.append(When(self.near(partner), then=Value(0)))
        if words:
            begins = {f"{self.within[0]}__istartswith": tidy_line(words)}
            cases.append(When(**begins, then=Value(1)))
        return Case(*cases, default=Value(2), output_field=IntegerField())

    def _holds(self, word: str) -> Q:
        condition = self.also(word) if self.also else Q(pk__in=())
        for name in self.within:
            condition |= Q(**{f"{name}__icontains": word})
        return condition


def words_of(text: str) -> list[str]:
    """Return the words that are looked for: without marks at their edges, not too many."""
    words = (_EDGES.sub("", word) for word in tidy_line(text).split())
    return [word for word in words if word][:MOST_WORDS]
