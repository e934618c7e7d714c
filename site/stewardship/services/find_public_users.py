"""Tell whether something that the public may read rests on a source."""

from collections.abc import Iterator
from typing import Any

from django.db.models.fields.reverse_related import ForeignObjectRel
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from foundation.addresses import AddressBook
from foundation.models import PublishableRecord
from stewardship.models import Source


def is_public_source(source: Source, book: AddressBook | None = None) -> bool:
    """Whether a live record with a public address, or a public page, rests on `source`.

    Found by following every relation that leads to sources, so that a family which comes later
    counts by itself. A private table has no public address, and never counts. Costs at most one
    short query a relation, and one for the addresses.
    """
    users = _public_users(book or AddressBook())
    return any(rows.filter(**{field: source}).exists() for rows, field in users)


def _public_users(book: AddressBook) -> Iterator[tuple[Any, str]]:
    """Yield querysets of public rows, with the field by which they name a source."""
    for relation in Source._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            rows = _public_rows(relation.related_model, book)
            if rows is not None:
                yield rows, relation.field.name


def _public_rows(model: Any, book: AddressBook) -> Any:
    """Return the rows of `model` that are on the public site, None where it has none there."""
    parent = next((each for each in model._meta.fields if isinstance(each, ParentalKey)), None)
    owner = model if parent is None else parent.related_model
    public = _public_records(owner, book)
    if public is None or parent is None:
        return public
    keys = public.order_by().values("pk")
    return model._default_manager.filter(**{f"{parent.name}__in": keys})


def _public_records(model: Any, book: AddressBook) -> Any:
    if issubclass(model, Page):
        return model._default_manager.live().public()
    if issubclass(model, PublishableRecord) and book.list_path(model):
        return model._default_manager.filter(live=True)
    return None
