"""Rows of any kind as entries: the same columns of each, and the condition of a page."""

from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    F,
    IntegerField,
    Q,
    QuerySet,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from accounts.models import User
from partnerships.tracker.choices import CONFIDENTIAL
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.read_timeline.kinds import MOST_ENTRIES, Place

#: The columns of an entry; in the query each has a prefix, for some have the names of fields.
COLUMNS: Final = (
    "kind",
    "what",
    "day",
    "rank",
    "key",
    "uid",
    "title",
    "text",
    "extra",
    "when",
    "is_confidential",
)
IN_QUERY: Final = "entry_"
_TEXT: Final = CharField()


class Asked(NamedTuple):
    """Who asks for which partner; of one year, after a place."""

    user: User
    relationship: Relationship
    year: int | None = None
    after: Place | None = None


class Arm(NamedTuple):
    """Rows of one kind, with the day of each, ready to be joined with those of other kinds."""

    kind: str
    rows: QuerySet[Any]
    day: Any
    values: dict[str, Any]

    def of(self, asked: Asked, rank: int) -> QuerySet[Any]:
        """Return the rows of the page asked for, as columns.

        The newest rows alone are joined with others: a partner may have very many.
        """
        rows = self.rows.order_by().annotate(**{f"{IN_QUERY}day": Cast(self.day, DateField())})
        rows = rows.filter(**{f"{IN_QUERY}day__isnull": False})
        if asked.year:
            first, last = date(asked.year, 1, 1), date(asked.year, 12, 31)
            rows = rows.filter(**{f"{IN_QUERY}day__range": (first, last)})
        if asked.after:
            rows = rows.filter(_earlier(asked.after, rank))
        newest = rows.order_by(f"-{IN_QUERY}day", "-pk").values("pk")[: MOST_ENTRIES + 1]
        return self.columns(rows.filter(pk__in=newest), rank)

    def columns(self, rows: QuerySet[Any], rank: int) -> QuerySet[Any]:
        """Return rows as the columns of entries."""
        given = dict(self.values)
        found = {
            "kind": Value(str(self.kind), output_field=_TEXT),
            "what": Cast(given.pop("what"), _TEXT),
            "rank": Value(rank, output_field=IntegerField()),
            "key": Cast(F("pk"), BigIntegerField()),
            "uid": Cast(given.pop("uid", Value(None)), UUIDField()),
            "is_confidential": given.pop("is_confidential", Value(0)),
        }
        for name in ("title", "text", "extra", "when"):
            value = Cast(given.pop(name, Value("")), _TEXT)
            found[name] = Coalesce(value, Value("", output_field=_TEXT))
        rows = rows.annotate(**{f"{IN_QUERY}{name}": value for name, value in found.items()})
        return rows.values(*(f"{IN_QUERY}{name}" for name in COLUMNS))


def is_confidential(*paths: str) -> Any:
    """Return 1 for a row with a confidential record at the end of one of these paths, else 0."""
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{path}visibility__in": CONFIDENTIAL})
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def _earlier(place: Place, rank: int) -> Q:
    """Return the condition of rows of a kind that come after a place on the timeline."""
    day = f"{IN_QUERY}day"
    if rank > place.rank:
        return Q(**{f"{day}__lte": place.day})
    if rank < place.rank:
        return Q(**{f"{day}__lt": place.day})
    return Q(**{f"{day}__lt": place.day}) | Q(**{day: place.day, "pk__lt": place.key})
