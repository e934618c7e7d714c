"""The public fields of a source: what the API may show of it, and nothing else."""

from exchange.shape_kinds import ADDRESS, DAY, TEXT, UID, choice, one, rows, text
from exchange.shapes import Field, Shape

SOURCE_SHAPE = Shape(
    "Source",
    "The publication that says so.",
    (
        Field("uid", UID, "Its permanent identifier.", lambda source: source.uid),
        Field("title", TEXT, "Its title.", lambda source: source.title),
        Field("publisher", TEXT, "Who published it.", lambda source: source.publisher),
        Field(
            "url",
            ADDRESS,
            "Its address; empty where none is known that works.",
            lambda source: source.url if source.is_linkable else "",
        ),
        choice("kind", "What sort of publication it is."),
        choice("version", "The original, or whose translation."),
        Field(
            "language",
            text("en"),
            "Its language, BCP 47; empty where not recorded.",
            lambda source: source.language_id,
        ),
        Field("retrieved_on", DAY, "When we read it.", lambda source: source.retrieved_on),
    ),
)
SOURCE, SOURCES = one(SOURCE_SHAPE), rows(SOURCE_SHAPE)
