"""What the API shows of countries and topics: the allow-lists of their fields."""

from typing import Any

from django.db.models import QuerySet

from exchange.shape_kinds import (
    CHOICE,
    NUMBER,
    PLACE,
    PLACES,
    TEXT,
    TEXTS,
    TOPICS,
    choice,
    rows,
    text,
)
from exchange.shapes import Field, Shape, fields_of
from reference.models import Jurisdiction, Topic
from website.downloads import PLACE_COLUMNS, TOPIC_COLUMNS

COUNTRY_FIELDS = fields_of(
    PLACE_COLUMNS,
    code=Field("code", text("GH"), "ISO 3166, or a code of this site.", lambda place: place.code),
    name=Field("name", text("Ghana"), "Its name.", lambda p: p.local_name),
    kind=choice("kind", "Country, territory, part of a state, or body."),
    region=Field(
        "region",
        CHOICE,
        "The region of UN M49; filters take its code.",
        lambda place: (place.region.slug, place.region.name) if place.region else ("", ""),
    ),
    sovereign=Field("sovereign", PLACE, "Its sovereign state.", lambda place: place.sovereign),
    official_languages=TEXTS,
    population=NUMBER,
    population_year=NUMBER,
)
COUNTRY_ROW = Shape("CountryRow", "A place in a list.", COUNTRY_FIELDS, keys=("code",))
OTHER_NAME = Shape(
    "CountryName",
    "Another name of a place.",
    (
        Field("name", TEXT, "The name.", lambda row: row.name),
        Field("language", text("fr"), "BCP 47.", lambda row: row.language_id),
        choice("kind", "Whether it is current, former, official or local."),
    ),
)
COUNTRY = Shape(
    "Country",
    "A country, territory, part of a state, or body that makes law or policy.",
    (
        *COUNTRY_FIELDS,
        Field("names", rows(OTHER_NAME), "Other names.", lambda place: place.names.all()),
        Field("bodies", PLACES, "Bodies that it belongs to.", lambda place: place.bodies.all()),
        Field("members", PLACES, "Of a body: its members.", lambda place: place.members.all()),
    ),
    keys=("code",),
)


def load_countries(places: QuerySet[Jurisdiction]) -> QuerySet[Jurisdiction]:
    """Return places with what a list shows of each."""
    return places.select_related("region", "sovereign").prefetch_related("official_languages")


def load_whole_countries(places: QuerySet[Jurisdiction]) -> QuerySet[Jurisdiction]:
    """Return places with everything that the API shows of each."""
    return load_countries(places).prefetch_related("names", "bodies", "members")


TOPIC_FIELDS = (
    Field("slug", text("online-safety"), "Its stable name.", lambda topic: topic.slug),
    *fields_of(TOPIC_COLUMNS),
)
TOPIC_ROW = Shape("TopicRow", "A topic in a list.", TOPIC_FIELDS, keys=("slug",))
TOPIC = Shape(
    "Topic",
    "A subject of policy, with its definition.",
    (*TOPIC_FIELDS, Field("see_also", TOPICS, "Related topics.", lambda t: t.see_also.all())),
    keys=("slug",),
)


def load_whole_topics(topics: QuerySet[Topic]) -> Any:
    """Return topics with everything that the API shows of each."""
    return topics.prefetch_related("see_also")
