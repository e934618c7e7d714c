"""Publishable records of every family, filled from what their models require."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from datetime import date
from itertools import count
from typing import Any, TypeVar

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.signal_handlers import disable_reference_index_auto_update

from foundation.fields import PartialDateField
from foundation.models import PublishableRecord
from foundation.row_identity import row_relations
from legislation.models import Criterion, Framework
from reference.models import Jurisdiction, Language

Record = TypeVar("Record", bound=PublishableRecord)
Row = TypeVar("Row", bound=models.Model)
_number = count(1)

#: What a family needs beyond what its fields say.
EXTRAS: dict[str, dict[str, Any]] = {
    "legislation.Answer": {"criterion_code": lambda number: f"code-{number % 9}"},
    "legislation.Assessment": {
        "framework": lambda _number: make_framework(),
        "jurisdiction": lambda number: make_jurisdiction(f"Q{number}"),
    },
}

#: How to fill a field of each kind, the special ones first.
MAKERS: dict[type["models.Field[Any, Any]"], Callable[[Any, int], Any]] = {
    PartialDateField: lambda _field, _number: "2021-05-27",
    models.SlugField: lambda _field, number: f"address-{number}",
    models.URLField: lambda _field, number: f"https://example.org/{number}",
    models.CharField: lambda field, number: f"{field.model._meta.object_name} {number}",
    models.TextField: lambda field, number: f"{field.model._meta.object_name} {number}",
    models.BooleanField: lambda _field, _number: False,
    models.FileField: lambda _field, number: ContentFile(b"Words.", name=f"file-{number}.txt"),
    models.IntegerField: lambda _field, number: number,
    models.DateField: lambda _field, _number: date(2021, 5, 27),
}


def families() -> list[type[PublishableRecord]]:
    """Return every concrete family of publishable records."""
    return [model for model in apps.get_models() if issubclass(model, PublishableRecord)]


def families_with_rows() -> list[type[PublishableRecord]]:
    """Return the families that have child rows."""
    return [model for model in families() if first_relation(model) is not None]


def first_relation(model: type[PublishableRecord]) -> Any:
    """Return the first relation of a family to child rows, or None."""
    return next(iter(row_relations(model)), None)


def words_field(model: type[PublishableRecord]) -> str:
    """Return a field of words of a family: what names a record, else its note."""
    named = isinstance(model._meta.get_field(model.title_field), models.CharField)
    return model.title_field if named else "note"


def without_title(model: type[PublishableRecord]) -> dict[str, Any]:
    """Return the value with which a record of a family has no title."""
    named = isinstance(model._meta.get_field(model.title_field), models.CharField)
    return {model.title_field: "" if named else None}


def make_record(
    model: type[Record],
    *,
    live: bool = True,
    rows: Mapping[str, Iterable[models.Model]] | None = None,
    **values: Any,
) -> Record:
    """Return a saved record of any family with all that publishing needs; live unless told.

    `rows` are its child rows by relation. What refers to what is indexed once, at the end.
    """
    record = model(**required_values(model) | values)
    record.live = False
    for relation, children in (rows or {}).items():
        setattr(record, relation, list(children))
    with disable_reference_index_auto_update() if live else nullcontext():
        record.save()
        revision = record.save_revision(clean=False)
    if live:
        revision.publish()
    return model._base_manager.get(pk=record.pk)


def make_row(record: PublishableRecord, relation: Any = None, **values: Any) -> models.Model:
    """Return a child row, added to the record in memory but not saved."""
    relation = relation or first_relation(type(record))
    row: models.Model = relation.related_model(**required_values(relation.related_model) | values)
    getattr(record, relation.get_accessor_name()).add(row)
    return row


def with_row(model: type[Record], **values: Any) -> Record:
    """Return a live record with one child row."""
    relation = first_relation(model)
    row = relation.related_model(**required_values(relation.related_model))
    return make_record(model, rows={relation.get_accessor_name(): [row]}, **values)


def required_values(model: type[models.Model]) -> dict[str, Any]:
    """Return a value for every field that a published row of `model` needs."""
    number = next(_number)
    values = {
        field.name: value_for(field, number)
        for field in model._meta.concrete_fields
        if needs_value(field)
    }
    if "jurisdiction" in {field.name for field in model._meta.concrete_fields}:
        values.setdefault("jurisdiction", make_jurisdiction())
    return values | {
        name: value(number) if callable(value) else value
        for name, value in EXTRAS.get(model._meta.label, {}).items()
    }


def needs_value(field: Any) -> bool:
    """Say whether a row cannot be published while `field` is left as it starts."""
    return (
        field.editable
        and not field.blank
        and not field.has_default()
        and not field.primary_key
        and not isinstance(field, ParentalKey)
    )


def value_for(field: Any, number: int) -> Any:
    """Return a value that `field` accepts, different for each `number` where it is text."""
    if isinstance(field, models.ForeignKey):
        return make_related(field.related_model)
    if field.choices:
        return field.flatchoices[0][0]
    return next(make(field, number) for kind, make in MAKERS.items() if isinstance(field, kind))


def make_related(model: type[models.Model]) -> models.Model:
    """Return a row that a foreign key can point at."""
    if issubclass(model, PublishableRecord):
        return make_record(model)
    if model is Jurisdiction:
        return make_jurisdiction()
    return model._default_manager.create(**required_values(model))


def make_framework(*codes: str, **values: Any) -> Framework:
    """Return a live framework that asks these criteria; nine of them unless told."""
    asked = codes or tuple(f"code-{number}" for number in range(9))
    criteria = [Criterion(code=code, question=f"Is there {code}?") for code in asked]
    return make_record(Framework, criteria=criteria, **values)


def make_jurisdiction(code: str = "QQ") -> Jurisdiction:
    """Return a place that is in no list, so that it can be counted on."""
    place, _created = Jurisdiction.objects.get_or_create(
        code=code,
        defaults={
            "name": f"Testland {code}",
            "slug": f"testland-{code.lower()}",
            "code_kind": "none",
            "kind": "territory",
        },
    )
    return place


def make_language(tag: str = "qaa") -> Language:
    """Return a language for private use."""
    language, _created = Language.objects.get_or_create(tag=tag, defaults={"name": "Testish"})
    return language
