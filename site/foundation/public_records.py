"""What the public may see of records: live ones, while the list to which they belong is public.

The one rule for every page, file, feed, count and message. A list is public where its page is
live and nothing, on it or above it, restricts who may see it (`AddressBook.index_path`).
"""

from typing import Any

from django.db.models import Model, Q

from foundation.addresses import AddressBook, owner_of


def is_open(model: type[Model]) -> bool:
    """Say whether the list to which records of `model` belong is public; free in a request.

    What belongs to no list has none that could be private.
    """
    owner = owner_of(model)
    return owner is None or AddressBook().index_path(owner[0]) is not None


def is_public(record: Any) -> bool:
    """Say whether the public may see a record."""
    return record is not None and bool(getattr(record, "live", True)) and is_open(type(record))


def public_among(rows: Any) -> Any:
    """Return those rows of a queryset of records that the public may see."""
    return rows.filter(live=True) if is_open(rows.model) else rows.none()


def public_by(model: type[Model], *relations: str) -> Q:
    """Return the condition of rows of `model` that the record behind each relation is public.

    A relation is named as in a filter: `public_by(Engagement, "edition__forum")`.
    """
    condition = Q()
    for relation in relations:
        other: Any = model
        for name in relation.split("__"):
            other = other._meta.get_field(name).related_model
        condition &= Q(**{f"{relation}__live": True}) if is_open(other) else Q(pk__in=[])
    return condition
