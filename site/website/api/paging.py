"""Pages of a list that stay right while records come and go: where to go on, not how far in.

A cursor holds the values by which the last record of a page stands in the order. What is inserted
before it changes nothing behind it. It is signed: nobody has to guess what else it might hold.
"""

from functools import reduce
from operator import or_
from typing import Any, Final

from django.core import signing
from django.db.models import Q, QuerySet

from website.api.problems import Problem

_SALT: Final = "website.api.paging"
UNREADABLE: Final = "This cursor was not made here, or for another list."

Place = list[Any]


def cursor_of(place: Place, of: str) -> str:
    """Return the cursor that goes on behind `place`, in the list `of`."""
    return signing.dumps(
        [of, *(each if isinstance(each, int) else str(each) for each in place)], salt=_SALT
    )


def read_cursor(cursor: str, of: str) -> Place:
    """Return the place behind which a cursor goes on; nowhere for an empty one."""
    if not cursor:
        return []
    try:
        found = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature as error:
        raise _unreadable() from error
    if not isinstance(found, list) or found[:1] != [of]:
        raise _unreadable()
    return found[1:]


def _unreadable() -> Problem:
    return Problem(422, UNREADABLE, [("cursor", UNREADABLE)])


def behind(records: QuerySet[Any], order: tuple[str, ...], place: Place) -> QuerySet[Any]:
    """Return the records behind `place` in `order`, whose fields ascend and are never empty."""
    if not place:
        return records
    ways = []
    for number, name in enumerate(order[: len(place)]):
        same = dict(zip(order[:number], place, strict=False))
        ways.append(Q(**same, **{f"{name}__gt": place[number]}))
    return records.filter(reduce(or_, ways))
