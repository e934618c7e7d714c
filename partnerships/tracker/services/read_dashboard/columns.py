"""The columns in which rows of different kinds stand in one query."""

from typing import Any, Final

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    IntegerField,
    Q,
    QuerySet,
    UUIDField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat, RowNumber

from partnerships.tracker.choices import CONFIDENTIAL

COLUMNS: Final = (
    "kind",
    "uid",
    "text",
    "day",
    "partner",
    "portal",
    "who",
    "is_confidential",
    "cadence",
    "silent",
    "extra",
    "rank",
    "total",
)
#: Some columns have the names of fields: in the query each has this in front.
IN_QUERY: Final = "line_"
_TEXT: Final = CharField()


def as_lines(rows: QuerySet[Any], *, order: tuple[Any, ...], **given: Any) -> QuerySet[Any]:
    """Annotate rows with all `COLUMNS`; what is not `given` is empty.

    `kind` is an expression; the rank and the number of rows are those within a kind.
    """
    kind = given.pop("kind")
    values = {
        "kind": Cast(kind, _TEXT),
        "uid": Cast(given.pop("uid", F("uid")), UUIDField()),
        "day": Cast(given.pop("day", Value(None)), DateField()),
        "is_confidential": given.pop("is_confidential", Value(0)),
        "cadence": Cast(given.pop("cadence", Value(None)), IntegerField()),
        "silent": Cast(given.pop("silent", Value(None)), IntegerField()),
    }
    for name in ("text", "partner", "portal", "who", "extra"):
        values[name] = Coalesce(
            Cast(given.pop(name, Value("")), _TEXT), Value("", output_field=_TEXT)
        )
    values["rank"] = Window(RowNumber(), partition_by=[values["kind"]], order_by=list(order))
    values["total"] = Window(Count("*"), partition_by=[values["kind"]])
    return rows.annotate(**{f"{IN_QUERY}{name}": value for name, value in values.items()})


def name_of(holder: str) -> Any:
    """Return the name of a colleague."""
    return Concat(f"{holder}__first_name", Value(" "), f"{holder}__last_name")


def is_confidential(*paths: str) -> Any:
    """Return 1 for a row with a confidential record at the end of one of these paths, else 0."""
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{path}visibility__in": CONFIDENTIAL})
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
