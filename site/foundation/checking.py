"""What a version must have before it may stand on the public site."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations

from foundation import registries
from foundation.row_keys import label_of, read_row_key, row_key

if TYPE_CHECKING:
    from foundation.models.publishable import PublishableRecord

Errors = dict[str, list[Any]]
EMPTY = frozenset(("null", "blank", "required"))
MANY = 5


def check_candidate(candidate: "PublishableRecord") -> None:
    """Raise ValidationError unless these values may stand on the public site.

    The errors are by field; those of a child row carry a key of `foundation.row_keys`.
    """
    was_live, candidate.live = candidate.live, True
    errors: Errors = defaultdict(list)
    try:
        _collect(errors, lambda: _check_fields(candidate))
        for step in _further_steps(candidate, exclude=set(errors)):
            _collect(errors, step)
    finally:
        candidate.live = was_live
    if errors:
        raise ValidationError(dict(errors))


def reasons(error: ValidationError, record: models.Model) -> list[str]:
    """Return the messages of a refusal as sentences that name the field, for a mail or a log."""
    if not hasattr(error, "error_dict"):
        return [str(message) for message in error.messages]
    return [
        f"{where}: {message}" if where else str(message)
        for key, found in error.error_dict.items()
        for where in [_where(record, key)]
        for message in ValidationError(found).messages
    ]


def dropped_rows_in_use(
    record: models.Model, relation: Any, kept: Iterable[UUID]
) -> Iterator[tuple[models.Model, list[str]]]:
    """Yield the stored rows that are not among the `kept` uids but are used, with their users."""
    uses = list(registries.child_uses.of(relation.related_model))
    if not uses or record.pk is None or not hasattr(relation.related_model, "uid"):
        return
    stored = relation.related_model._default_manager.filter(**{relation.field.name: record.pk})
    for row in stored.exclude(uid__in=list(kept)):
        users = sorted({str(name) for use in uses for name in use(row.uid)})
        if users:
            yield row, users


def in_use_message(row: models.Model, users: Iterable[str]) -> str:
    """Return the sentence that refuses to drop a row."""
    return _("“%(row)s” cannot be removed: it is used by %(users)s.") % {
        "row": row,
        "users": ", ".join(users),
    }


def protected_message(error: models.ProtectedError) -> str:
    """Return the sentence that refuses to delete a record that others refer to."""
    users = sorted({_public_name(found) for found in error.protected_objects})
    return _("Not deleted: used by %(users)s.") % {"users": ", ".join(users[:MANY])}


def _public_name(row: models.Model) -> str:
    """Return what a record or a row of one is called; of anything else only that it is there."""
    is_record = isinstance(row, ClusterableModel) or any(
        isinstance(field, ParentalKey) for field in row._meta.fields
    )
    return str(row) if is_record else _("other rows kept by the staff")


def _further_steps(
    candidate: "PublishableRecord", exclude: set[str]
) -> Iterator[Callable[[], None]]:
    yield candidate.clean
    yield lambda: candidate.validate_unique(exclude=exclude)
    yield lambda: _check_constraints(candidate, exclude)
    yield lambda: _check_slug(candidate)
    for relation in get_all_child_relations(candidate):
        yield lambda relation=relation: _check_rows(candidate, relation)  # type: ignore[misc]
    for publish_check in registries.publish_checks.of(type(candidate)):
        yield lambda publish_check=publish_check: publish_check(candidate)  # type: ignore[misc]


def _check_fields(instance: models.Model, exclude: Iterable[str] = ()) -> None:
    try:
        instance.clean_fields(exclude=set(exclude))
    except ValidationError as error:
        raise ValidationError(
            {field: _worded(found) for field, found in error.error_dict.items()}
        ) from error


def _worded(errors: list[ValidationError]) -> list[ValidationError]:
    needed = ValidationError(_("Needed before this can be published."), code="required")
    return [needed if error.code in EMPTY else error for error in errors]


def _check_constraints(
    instance: models.Model,
    exclude: set[str],
    kinds: tuple[type[models.BaseConstraint], ...] = (models.BaseConstraint,),
) -> None:
    """Raise what the database would refuse, at the field where the editor can put it right."""
    errors: Errors = defaultdict(list)
    for model, constraints in instance.get_constraints():
        for constraint in constraints:
            if not isinstance(constraint, kinds):
                continue
            try:
                constraint.validate(model, instance, exclude=exclude)
            except ValidationError as error:
                errors[_field_of(constraint, instance)].extend(error.error_list)
    if errors:
        raise ValidationError(dict(errors))


def _field_of(constraint: models.BaseConstraint, instance: models.Model) -> str:
    placed: dict[str, str] = getattr(instance, "constraint_fields", {})
    if constraint.name in placed:
        return placed[constraint.name]
    if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
        return str(constraint.fields[-1])
    return NON_FIELD_ERRORS


def _check_slug(candidate: "PublishableRecord") -> None:
    if candidate.slug in set(registries.reserved_slugs.of(type(candidate))):
        raise ValidationError(
            {"slug": _("This address is used by the site itself: choose another.")}
        )


def _check_rows(candidate: "PublishableRecord", relation: Any) -> None:
    errors: Errors = defaultdict(list)
    rows = list(getattr(candidate, relation.get_accessor_name()).all())
    parent = relation.field.name
    for row in rows:
        for step in (
            lambda row=row: _check_fields(row, exclude=[parent]),
            row.clean,
            lambda row=row: _check_constraints(row, {parent}, (models.CheckConstraint,)),
        ):
            found: Errors = defaultdict(list)
            _collect(found, step)
            for field, messages in found.items():
                errors[row_key(row, field) if hasattr(row, "uid") else NON_FIELD_ERRORS] += messages
    kept = [row.uid for row in rows if hasattr(row, "uid")]
    for row, users in dropped_rows_in_use(candidate, relation, kept):
        errors[relation.get_accessor_name()].append(in_use_message(row, users))
    if errors:
        raise ValidationError(dict(errors))


def _collect(errors: Errors, step: Callable[[], None]) -> None:
    try:
        step()
    except ValidationError as error:
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
        for field, found in by_field.items():
            errors[field].extend(found)


def _where(record: models.Model, key: str) -> str:
    row = read_row_key(key)
    if row is None:
        return label_of(type(record), key)
    relation = next(
        found
        for found in get_all_child_relations(record)
        if found.get_accessor_name() == row.relation
    )
    model = relation.related_model
    rows = [child.uid for child in getattr(record, row.relation).all()]
    number = rows.index(row.uid) + 1 if row.uid in rows else None
    name = f"{capfirst(model._meta.verbose_name)} {number}" if number else ""
    return ", ".join(part for part in (name, label_of(model, row.field)) if part)
