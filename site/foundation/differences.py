"""What differs between two versions of a record, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_m2m_relations
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin

from foundation.models.child import RecordChild
from foundation.partial_dates import PartialDate
from foundation.row_identity import row_relations

if TYPE_CHECKING:
    from foundation.models.publishable import PublishableRecord

LONGEST = 120
#: Fields by which Wagtail keeps track of versions; they say nothing about the content.
BOOKKEEPING = frozenset(
    field.name
    for mixin in (DraftStateMixin, LockableMixin, RevisionMixin)
    for field in mixin._meta.local_fields
)


class Difference(NamedTuple):
    """One thing that is not the same: what, as it was, as it will be."""

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        return _("%(label)s: from “%(before)s” to “%(after)s”") % self._asdict()


def differences(old: "PublishableRecord", new: "PublishableRecord") -> list[Difference]:
    """Return what changes when `new` takes the place of `old`."""
    return [*_field_differences(old, new), *_row_differences(old, new)]


def in_words(instance: models.Model, name: str) -> str:
    """Return the value of a field as an editor reads it."""
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return ", ".join(sorted(str(item) for item in getattr(instance, name).all()))
    display = getattr(instance, f"get_{name}_display", None)
    return value_in_words(display() if display else getattr(instance, name))


def value_in_words(value: Any) -> str:
    """Return a plain value as an editor reads it."""
    if value is None or value == "":
        return _("empty")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, PartialDate):
        return value.in_words()
    if hasattr(value, "strftime"):
        return date_format(value)
    return Truncator(str(value)).chars(LONGEST)


def content_fields(model: type[models.Model]) -> list[str]:
    """Return the names of the fields that an editor fills, M2M included."""
    skipped = BOOKKEEPING | set(getattr(model, "row_fields", ()))
    plain = [
        field.name
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in skipped
    ]
    return [*plain, *(field.name for field in get_all_child_m2m_relations(model))]


def _label(model: type[models.Model], name: str) -> str:
    return str(capfirst(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def _raw(instance: models.Model, name: str) -> Any:
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return {item.pk for item in getattr(instance, name).all()}
    return getattr(instance, field.attname)  # type: ignore[union-attr]


def _field_differences(
    old: models.Model, new: models.Model, skip: str = ""
) -> Iterator[Difference]:
    for name in content_fields(type(old)):
        if name != skip and _raw(old, name) != _raw(new, name):
            label = _label(type(old), name)
            yield Difference(label, in_words(old, name), in_words(new, name))


def _row_differences(old: "PublishableRecord", new: "PublishableRecord") -> Iterator[Difference]:
    for relation in row_relations(old):
        accessor = relation.get_accessor_name()
        before: dict[Any, RecordChild] = {row.uid: row for row in getattr(old, accessor).all()}
        after: dict[Any, RecordChild] = {row.uid: row for row in getattr(new, accessor).all()}
        label = str(capfirst(relation.related_model._meta.verbose_name))
        for uid, row in before.items():
            if uid not in after:
                yield Difference(label, value_in_words(row), _("removed"))
        for uid, row in after.items():
            if uid not in before:
                yield Difference(label, _("not there"), value_in_words(row))
                continue
            for change in _field_differences(before[uid], row, skip=relation.field.name):
                yield change._replace(label=f"{label} “{row}”, {change.label}")
