"""What a page keeps of a live value: which one it is, never what it said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_EMBED_TAG, extract_attrs

EMBED_TYPE = "live-value"
LONGEST_NAME = 60
APOSTROPHE = "&#x27;"


@dataclass(frozen=True)
class Chip:
    """A live value in a text: a figure by its `name`, or that value of the record `record`."""

    name: str
    record: str = ""

    @classmethod
    def of(cls, attributes: Mapping[str, str | None]) -> Self:
        """Return the chip that the attributes of an `<embed>` stand for.

        The editor writes an apostrophe as an entity that Wagtail does not read back.
        """
        name = (attributes.get("name") or "").replace(APOSTROPHE, "'")
        return cls(name, attributes.get("record") or "")

    @property
    def uid(self) -> UUID | None:
        """The permanent identifier of the record; None for a figure, or for nonsense."""
        try:
            return UUID(self.record)
        except ValueError:
            return None

    @property
    def markup(self) -> str:
        """The element as the database keeps it."""
        record = f' record="{_escaped(self.record)}"' if self.record else ""
        return f'<embed embedtype="{EMBED_TYPE}" name="{_escaped(self.name)}"{record}/>'


def _escaped(text: str) -> str:
    """Return a text as Wagtail reads attributes: it knows these four entities and no other."""
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text


def chips_in(text: str) -> Iterator[Chip]:
    """Yield the chips of rich text as the database keeps it, in order."""
    if EMBED_TYPE not in text:
        return
    for found in FIND_EMBED_TAG.finditer(text):
        attributes = extract_attrs(found.group(1))
        if attributes.get("embedtype") == EMBED_TYPE:
            yield Chip.of(attributes)


def chips_of(page: Page) -> list[Chip]:
    """Return the chips of all texts of a page, each once."""
    texts = (text for name in long_fields(type(page)) for text in texts_of(page, name))
    return list(dict.fromkeys(chip for text in texts for chip in chips_in(text)))


def long_fields(model: type[Page]) -> list[str]:
    """Return the names of the fields that may hold rich text."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField | RichTextField)
    ]


def texts_of(page: Page, name: str) -> Iterator[str]:
    """Yield every piece of text in a field, as stored."""
    value = getattr(page, name)
    yield from _texts([value] if isinstance(value, str) else value.raw_data)


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(value.values())
        elif isinstance(value, Iterable):
            yield from _texts(value)
