"""How records become documents: which fields an index has, and what a record puts into them."""

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.db import models
from modelsearch.backends.base import get_model_root
from modelsearch.index import (
    AutocompleteField,
    BaseField,
    FilterField,
    RelatedFields,
    SearchField,
    get_indexed_models,
)
from whoosh.fields import Schema

from whooshsearch.analysis.words import Analyser
from whooshsearch.fields import RULES, Key, Labels, Prefixes, Value, Words
from whooshsearch.values import encode

logger = logging.getLogger(__name__)

KEY, LABELS, DIGEST = "key", "labels", "digest"
TEXT, RELATED, PREFIXES, VALUE = "text", "related", "prefixes", "value"
#: Raised when documents are made otherwise than before: older indexes are then rebuilt.
VERSION = 1

Document = dict[str, Any]
Boosts = dict[str, float]


def label_of(model: type[models.Model]) -> str:
    """Return the label by which documents and pending changes name a model, proxy or not."""
    return (model._meta.concrete_model or model)._meta.label_lower


def models_under(root: type[models.Model]) -> list[type[models.Model]]:
    """Return the indexed models that share an index with `root`; a proxy is no other model."""
    found = [model for model in get_indexed_models() if get_model_root(model) is root]
    return [model for model in found if not model._meta.proxy]


def column(model: type[models.Model], field: BaseField) -> str:
    """Return a name for a field that no other field of the same index has.

    Fields of a child model bear its label, since another child may have a field of that name.
    """
    owner = field.get_definition_model(model)
    meta = getattr(owner, "_meta", None)
    if meta is None or meta.abstract or owner is get_model_root(model):
        return str(field.field_name)
    return f"{meta.label_lower}.{field.field_name}"


class DocumentMap:
    """The documents of one root model and its children."""

    def __init__(self, root: type[models.Model], analyser: Analyser) -> None:
        self.root = root
        self.models = models_under(root)
        self.analyser = analyser
        #: The attribute that is unique among all records of the root and its children.
        self.key_name: str = root._meta.pk.attname

    @cached_property
    def schema(self) -> Schema:
        """The fields of the index, as Whoosh knows them."""
        schema = Schema()
        schema.add(KEY, Key())
        schema.add(LABELS, Labels())
        schema.add(DIGEST, Value())
        kinds = {TEXT: Words, RELATED: Words, PREFIXES: Prefixes}
        for name in sorted({name for model in self.models for name, _ in self._sources(model)}):
            kind = kinds.get(name.partition(":")[0])
            schema.add(name, kind(self.analyser) if kind else Value())
        return schema

    @cached_property
    def fingerprint(self) -> str:
        """A text that changes when an index made before can no longer be used."""
        made_of = [VERSION, RULES, sorted(self.schema.names()), repr(self.analyser.languages)]
        return hashlib.blake2b(json.dumps(made_of).encode(), digest_size=8).hexdigest()

    def key_of(self, record: Any) -> str:
        """Return the key of a record in its index."""
        return str(getattr(record, self.key_name))

    def document(self, record: Any) -> Document:
        """Return the fields of the document for `record`, as Whoosh's writer takes them."""
        document: Document = {}
        for name, field_or_path in self._sources(type(record)):
            values = _values(record, field_or_path)
            if name.startswith(VALUE):
                document[name] = encode(next(iter(values), None))
            else:
                document.setdefault(name, []).extend(_texts(values))
        document = {name: value for name, value in document.items() if value}
        document[KEY] = self.key_of(record)
        document[LABELS] = [label_of(model) for model in _lineage(type(record))]
        document[DIGEST] = _digest({**document, KEY: [document[KEY]]})
        return document

    def readable_document(self, record: Any) -> Document | None:
        """Return the document for `record`; None, and a line in the log, if a field raises."""
        try:
            return self.document(record)
        except Exception:
            # Whatever the code of one record raises, all others have to be found.
            logger.exception("%s %s cannot be indexed", label_of(type(record)), record.pk)
            return None

    def digest(self, record: Any) -> bytes:
        """Return what tells whether the document in the index is that of `record` as it is now."""
        document = self.readable_document(record)
        return document[DIGEST] if document else b""

    def text_boosts(self, model: Any, names: Iterable[str] | None = None) -> Boosts:
        """Return the fields searched for words, with their boosts; only those named, if any."""
        if names is not None:
            wanted = set(names)
            own = model.get_searchable_search_fields()
            return {
                f"{TEXT}:{column(model, field)}": float(field.boost or 1)
                for field in own
                if field.field_name in wanted
            }
        return self._boosts(model, (TEXT, RELATED))

    def prefix_boosts(self, model: Any, names: Iterable[str] | None = None) -> Boosts:
        """Return the fields searched for beginnings of words; only those named, if any."""
        wanted = None if names is None else set(names)
        if wanted is None:
            return self._boosts(model, (PREFIXES,))
        return {
            f"{PREFIXES}:{column(model, field)}": 1.0
            for field in model.get_autocomplete_search_fields()
            if field.field_name in wanted
        }

    def value_name(self, model: type[models.Model], field: BaseField) -> str:
        """Return the name of the column that holds a filter field of `model`."""
        return f"{VALUE}:{column(model, field)}"

    def _boosts(self, model: type[models.Model], kinds: tuple[str, ...]) -> Boosts:
        boosts: Boosts = {}
        for each in self.models:
            if not issubclass(each, model):
                continue
            for name, path in self._sources(each):
                if name.startswith(kinds):
                    boost = float(getattr(path[-1], "boost", None) or 1)
                    boosts[name] = max(boost, boosts.get(name, 0.0))
        return boosts

    def _sources(self, model: type[models.Model]) -> list[tuple[str, tuple[Any, ...]]]:
        found = self._known_sources.get(model)
        if found is None:
            found = self._known_sources[model] = list(_sources(model))
        return found

    @cached_property
    def _known_sources(self) -> dict[type[models.Model], list[tuple[str, tuple[Any, ...]]]]:
        return {}


def _sources(model: type[models.Model]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield each field of the index that `model` fills, with the path of search fields to it."""
    for field in model.get_search_fields():  # type: ignore[attr-defined]
        if isinstance(field, SearchField):
            yield f"{TEXT}:{column(model, field)}", (field,)
        elif isinstance(field, AutocompleteField):
            yield f"{PREFIXES}:{column(model, field)}", (field,)
        elif isinstance(field, FilterField):
            yield f"{VALUE}:{column(model, field)}", (field,)
        elif isinstance(field, RelatedFields):
            yield from _related_sources(field, (field,))


def _related_sources(
    related: RelatedFields, path: tuple[Any, ...]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the fields of related records, those of equal boost together.

    Filters over relations ask the database, which alone knows which values belong to one row.
    """
    for field in related.fields:
        if isinstance(field, SearchField):
            yield f"{RELATED}:{float(field.boost or 1)}", (*path, field)
        elif isinstance(field, AutocompleteField):
            yield f"{PREFIXES}:{related.field_name}.related", (*path, field)
        elif isinstance(field, RelatedFields):
            yield from _related_sources(field, (*path, field))


def _values(record: Any, path: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the values at the end of a path of search fields, beginning at `record`."""
    value = path[0].get_value(record)
    if len(path) == 1:
        yield value
        return
    if isinstance(value, models.Manager):
        value = value.all()
    several = isinstance(value, models.QuerySet | list | tuple)
    for related in value if several else (value,):
        if related is not None:
            yield from _values(related, path[1:])


def _texts(values: Iterable[Any]) -> Iterator[str]:
    """Yield values as texts, those in lists and relations one by one."""
    for value in values:
        if isinstance(value, models.Manager):
            yield from _texts(value.all())
        elif isinstance(value, list | tuple | set | models.QuerySet):
            yield from _texts(value)
        elif isinstance(value, dict):
            yield from _texts(value.values())
        elif value is not None and value != "":
            yield str(value)


def _lineage(model: type[models.Model]) -> list[type[models.Model]]:
    """Return the model and the models it descends from."""
    return [model._meta.concrete_model or model, *model._meta.get_parent_list()]


def _digest(document: Document) -> bytes:
    readable = {
        name: value.decode() if isinstance(value, bytes) else sorted(value)
        for name, value in document.items()
    }
    content = json.dumps(readable, sort_keys=True, ensure_ascii=False).encode(errors="replace")
    return hashlib.blake2b(content, digest_size=16).digest()
