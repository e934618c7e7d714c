"""Put what belongs to places in the alphabetical order of the places, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Func, IntegerField

from foundation.keeping import kept
from reference.models import Jurisdiction
from reference.readers_language import ENGLISH, readers_language


class _Rank(Func):
    """The place of a key in an order that the database does not know."""

    output_field = IntegerField()

    def __init__(self, path: str, ranks: Mapping[int, int]) -> None:
        """Take the field that holds the key, and the rank of each key."""
        super().__init__(F(path))
        self._ranks = ranks

    def as_sql(self, compiler: Any, _connection: Any, **_context: Any) -> Any:  # type: ignore[override]
        """Return a choice between whole numbers, which need no quoting."""
        sql, params = compiler.compile(self.source_expressions[0])
        cases = " ".join(f"WHEN {key:d} THEN {rank:d}" for key, rank in self._ranks.items())
        return (f"CASE {sql} {cases} END" if cases else f"NULLIF({sql}, {sql})"), params


def place_order(path: str = "jurisdiction") -> Any:
    """Return by what to order rows, so that their places stand in the order of the reader.

    `path` leads to the place; "pk" for places themselves. What belongs to none stands at the end.
    In English the database knows the order; else the names are read once and kept.
    """
    if readers_language() == ENGLISH:
        name = "sort_name" if path == "pk" else f"{path}__sort_name"
        return F(name).asc(nulls_last=True)
    return _Rank(path, kept(("ranks of places",), _ranks)).asc(nulls_last=True)


def _ranks() -> dict[int, int]:
    places = Jurisdiction.objects.only("code", "name", "sort_name").order_by()
    in_order = sorted(places, key=lambda place: (place.local_sort_key, place.code))
    return {place.pk: rank for rank, place in enumerate(in_order)}
