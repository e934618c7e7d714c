"""The kinds of values that fields of the API have, and the small shapes that many records share."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from exchange.shapes import Field, Kind, Links, Shape
from foundation.partial_dates import PartialDate
from foundation.public_records import is_public

EXAMPLE_UID = "0b8f3f4e-6a53-4c0e-9a3f-2f1f5f0c7d11"


def text(example: str) -> Kind:
    """Return the kind of a text; an empty one where nothing is recorded."""
    return Kind(lambda value, _links: str(value or ""), lambda: str, lambda: example)


def _day(value: Any, _links: Links) -> str | None:
    return value.isoformat() if value else None


def _number(value: Any, _links: Links) -> int | None:
    return None if value is None else int(value)


def _texts(values: Iterable[Any], _links: Links) -> list[str]:
    return [str(value) for value in values]


TEXT = text("Text")
UID = Kind(lambda value, _links: str(value), lambda: UUID, lambda: EXAMPLE_UID)
MAYBE_UID = Kind(
    lambda value, _links: str(value) if value else None, lambda: UUID | None, lambda: EXAMPLE_UID
)
DAY = Kind(_day, lambda: datetime.date | None, lambda: "2026-03-31")
MOMENT = Kind(_day, lambda: datetime.datetime | None, lambda: "2026-03-31T09:30:00+00:00")
NUMBER = Kind(_number, lambda: int | None, lambda: 12)
FLAG = Kind(lambda value, _links: bool(value), lambda: bool, lambda: True)
TEXTS = Kind(_texts, lambda: list[str], lambda: ["Text"])
#: An absolute address of a record of ours, or null.
PAGE = Kind(
    lambda record, links: links.page(record),
    lambda: str | None,
    lambda: "https://policy.example.org/legislation/ghana/cybersecurity-act-2020/",
)
API = Kind(
    lambda record, links: links.api(record),
    lambda: str | None,
    lambda: f"https://policy.example.org/api/v1/laws/{EXAMPLE_UID}",
)
ADDRESS = text("https://www.example.gov/act.pdf")


def one(shape: Shape) -> Kind:
    """Return the kind of a record of its own; null where there is none."""
    return Kind(
        lambda value, links: None if value is None else shape.show(value, links),
        lambda: shape.model | None,
        shape.example,
    )


def rows(shape: Shape) -> Kind:
    """Return the kind of several records."""
    return Kind(
        lambda values, links: [shape.show(value, links) for value in values],
        lambda: list[shape.model],  # type: ignore[name-defined]  # made when it is asked for
        lambda: [shape.example()],
    )


PARTIAL_DATE = Shape(
    "PartialDate",
    "A date as exact as its source: no part of it is ever invented.",
    (
        Field(
            "value",
            Kind(lambda value, _links: value, lambda: str | None, lambda: "2021-03"),
            "ISO 8601: a year, a month or a day; null where it happened on a day nobody recorded.",
            lambda when: when.isoformat(),
        ),
        Field("precision", text("month"), "day, month, year or unknown.", lambda w: w.precision),
        Field("circa", FLAG, "Whether the source says “about”.", lambda w: w.circa, example=False),
        Field(
            "planned",
            FLAG,
            "Whether it is still ahead, by plan.",
            lambda when: when.planned,
            example=False,
        ),
        Field(
            "earliest",
            DAY,
            "The first day that it can mean; null where unknown.",
            lambda when: when.earliest,
            "2021-03-01",
        ),
        Field(
            "latest",
            DAY,
            "The last day that it can mean; null where unknown.",
            lambda when: when.latest,
            "2021-03-31",
        ),
        Field(
            "words",
            text("March 2021"),
            "The date as the site says it, in the language asked for.",
            lambda when: when.in_words(),
        ),
    ),
)


def _partial(value: Any, links: Links) -> dict[str, Any] | None:
    when = PartialDate.coerce(value)
    return None if when is None else PARTIAL_DATE.show(when, links)


PARTIAL = Kind(_partial, lambda: PARTIAL_DATE.model | None, PARTIAL_DATE.example)

TERM = Shape(
    "Term",
    "A word of a closed list: its code stays, its label is in the language asked for.",
    (
        Field("code", text("in_force"), "The stable code; filters take it.", lambda term: term[0]),
        Field("label", text("In force"), "The label.", lambda term: term[1]),
    ),
)


def _term(value: Any, links: Links) -> dict[str, Any] | None:
    return TERM.show(value, links) if value[0] else None


#: Of a pair of code and label; null where the code is empty.
CHOICE = Kind(_term, lambda: TERM.model | None, TERM.example)


def choice(name: str, meaning: Any, *, key: str = "") -> Field:
    """Return the field of a model field with choices."""
    return Field(
        key or name,
        CHOICE,
        meaning,
        lambda record: (getattr(record, name), getattr(record, f"get_{name}_display")()),
    )


REFERENCE = Shape(
    "Reference",
    "Another public record, by name and address.",
    (
        Field("uid", UID, "Its permanent identifier.", lambda record: record.uid),
        Field("title", text("Cybersecurity Act 2020"), "Its name.", str),
        Field("page", PAGE, "Its page on the site.", lambda record: record),
        Field("api", API, "Its address in this API.", lambda record: record),
    ),
)


def _reference(record: Any, links: Links) -> dict[str, Any] | None:
    if not is_public(record):
        return None
    return REFERENCE.show(record, links)


#: A record of ours; null where there is none, or none that the public may see.
RECORD = Kind(_reference, lambda: REFERENCE.model | None, REFERENCE.example)
RECORDS = Kind(
    lambda records, links: [REFERENCE.show(each, links) for each in records if is_public(each)],
    lambda: list[REFERENCE.model],  # type: ignore[name-defined]  # made when it is asked for
    lambda: [REFERENCE.example()],
)

PLACE_SHAPE = Shape(
    "PlaceReference",
    "A country, territory, part of a state, or body.",
    (
        Field("code", text("GH"), "ISO 3166, or a code of this site.", lambda place: place.code),
        Field("name", text("Ghana"), "Its name.", lambda place: place.local_name),
        Field("page", PAGE, "Its page on the site.", lambda place: place),
        Field("api", API, "Its address in this API.", lambda place: place),
    ),
)
PLACE, PLACES = one(PLACE_SHAPE), rows(PLACE_SHAPE)

TOPIC_SHAPE = Shape(
    "TopicReference",
    "A subject of policy.",
    (
        Field("slug", text("online-safety"), "Its stable name.", lambda topic: topic.slug),
        Field("name", text("Online safety"), "Its name in English.", lambda topic: topic.name),
        Field("page", PAGE, "Its page on the site.", lambda topic: topic),
        Field("api", API, "Its address in this API.", lambda topic: topic),
    ),
)
TOPIC, TOPICS = one(TOPIC_SHAPE), rows(TOPIC_SHAPE)
