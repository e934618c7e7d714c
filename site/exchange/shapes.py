"""What the API shows of a record: an allow-list of fields that is answer and schema at once.

A family lists its public fields as `Field`s in a `Shape`. `show` turns a record into what JSON
holds, and `model` describes the same for OpenAPI: nothing can be in one and not in the other.
Fields that a file has too are made from its `Column`s (`fields_of`), so that key and meaning are
said once.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import override
from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as ModelField

from exchange.columns import Column

#: The language in which the schema describes itself.
LANGUAGE_OF_SCHEMA = "en-gb"


class Links(Protocol):
    """The absolute addresses of records; None for what the public may not see."""

    def page(self, record: Any, /) -> str | None:
        """Return the address of the page of a record."""

    def api(self, record: Any, /) -> str | None:
        """Return the address of a record in the API."""


@dataclass(frozen=True)
class Kind:
    """What the values of a field are: how they are shown, their type, and an example of one."""

    show: Callable[[Any, Links], Any]
    annotation: Callable[[], Any]
    example: Callable[[], Any]


@dataclass(frozen=True)
class Field:
    """One public field of a record: its stable key, what it means, and how it is read off."""

    key: str
    kind: Kind
    meaning: str | Promise
    value: Callable[[Any], Any]
    example: Any = None

    def show(self, record: Any, links: Links) -> Any:
        """Return the value as JSON holds it."""
        return self.kind.show(self.value(record), links)

    def sample(self) -> Any:
        """Return an example of the value."""
        return self.kind.example() if self.example is None else self.example


@dataclass(frozen=True)
class Shape:
    """The public fields of one kind of record, in their order; `keys` are never left out."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    keys: tuple[str, ...] = ()

    def show(self, record: Any, links: Links, only: Collection[str] = ()) -> dict[str, Any]:
        """Return the record as JSON holds it; of some fields `only`, if any are named."""
        return {
            field.key: field.show(record, links)
            for field in self.fields
            if not only or field.key in only or field.key in self.keys
        }

    @cached_property
    def model(self) -> type[BaseModel]:
        """What describes the shape in the OpenAPI document."""
        with override(LANGUAGE_OF_SCHEMA):
            described: dict[str, Any] = {
                field.key: (
                    field.kind.annotation(),
                    ModelField(
                        ... if self._is_sure(field) else None, description=f"{field.meaning}"
                    ),
                )
                for field in self.fields
            }
        config = ConfigDict(extra="forbid", json_schema_extra=_without_defaults)
        return create_model(self.name, __config__=config, __doc__=self.meaning, **described)

    def example(self) -> dict[str, Any]:
        """Return an example of what `show` returns."""
        return {field.key: field.sample() for field in self.fields}

    def _is_sure(self, field: Field) -> bool:
        return not self.keys or field.key in self.keys


def _without_defaults(schema: dict[str, Any]) -> None:
    """Say nothing of values for what is left out: a field that was not asked for has none."""
    for described in schema.get("properties", {}).values():
        described.pop("default", None)


def fields_of(
    columns: Iterable[Column], *, leave_out: Collection[str] = (), **others: Kind | Field
) -> tuple[Field, ...]:
    """Return columns of a file as fields: texts, apart from those of `others`.

    A `Kind` shows the value of the column in another way, a `Field` takes its place.
    """
    found = []
    for column in columns:
        if column.key in leave_out:
            continue
        other = others.get(column.key, _TEXT)
        if isinstance(other, Kind):
            meaning = column.meaning or column.label
            other = Field(column.key, other, meaning, column.value)
        found.append(other)
    return tuple(found)


def _text(value: Any, _links: Links) -> str:
    return "" if value is None else str(value)


_TEXT = Kind(_text, lambda: str, lambda: "Text")
