"""Every place of the tracker in which a text names a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote_plus

from django.apps import apps
from django.db import models
from django.db.models import Q

from partnerships.register.models import PortalRequest
from partnerships.tracker.models import (
    AuditEntry,
    AuditHead,
    CalendarFeed,
    FindEntry,
    Person,
    SavedFilter,
)
from partnerships.tracker.services.erase_person.words import Words
from partnerships.tracker.services.linked_records import LINKED

#: Logs and digests, which hold no words, and the search, which is brought up to date by itself.
_WITHOUT_WORDS: Final = (AuditEntry, AuditHead, CalendarFeed, FindEntry)
_AROUND: Final = 60
#: What somebody typed in the public form, but for the address that it came from.
_OF_REQUESTS: Final = ("organisation_name", "contact_name", "contact_role", "message")


@dataclass(frozen=True)
class Place:
    """A field of a row that names the person, with the words around it."""

    row: Any
    field: Any
    before: str
    words: str
    after: str

    @property
    def kind(self) -> str:
        """What kind of row it is."""
        return str(self.row._meta.verbose_name)

    @property
    def field_name(self) -> str:
        """What the field is called."""
        return str(self.field.verbose_name)

    @property
    def url_name(self) -> str:
        """The address of the screen of the row; empty without one."""
        if isinstance(self.row, PortalRequest):
            return "tracker_enquiry"
        return LINKED[type(self.row)][1] if type(self.row) in LINKED else ""


def find_places(person: Person, words: Words) -> Iterator[Place]:
    """Yield every place in the texts of the tracker that holds one of the words."""
    pattern = words.pattern
    for row, field in rows_with_words(person, words):
        text = text_of(row, field)
        found = pattern.search(text)
        if found is not None:
            yield Place(
                row,
                field,
                text[max(0, found.start() - _AROUND) : found.start()],
                found.group(),
                text[found.end() : found.end() + _AROUND],
            )


def text_of(row: Any, field: Any) -> str:
    """Return what stands in a field, as somebody typed it."""
    text = str(getattr(row, field.attname) or "")
    return unquote_plus(text) if is_address(row, field) else text


def is_address(row: Any, field: Any) -> bool:
    """Say whether a field holds words as an address does, with marks in the place of letters."""
    return isinstance(row, SavedFilter) and field.name == "query"


def rows_with_words(person: Person, words: Words) -> Iterator[tuple[Any, Any]]:
    """Yield rows with a field that may hold one of the words; a query for each model."""
    models_with_words: list[Any] = [*apps.get_app_config("tracker").get_models(), PortalRequest]
    for model in models_with_words:
        if model in _WITHOUT_WORDS:
            continue
        fields = text_fields(model)
        holding = Q(pk__in=())
        for field in fields:
            holding |= words.may_stand_in(field.name)
        rows = model._base_manager.order_by("pk")
        if model is not SavedFilter:  # few, and the database cannot read what is in them
            rows = rows.filter(holding)
        if model is Person:
            rows = rows.exclude(pk=person.pk)
        if model is PortalRequest and person.email:
            rows = rows.exclude(email__iexact=person.email.strip())
        related = LINKED[model][0] if model in LINKED else ()
        for row in rows.select_related(*related) if related else rows:
            yield from ((row, field) for field in fields)


def text_fields(model: type[models.Model]) -> list[Any]:
    """Return the fields in which somebody typed words; of other people their notes only.

    Requests from the person's own address are kept or deleted whole, and no business of these.
    """
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and (model is not Person or field.name == "note")
        and (model is not PortalRequest or field.name in _OF_REQUESTS)
    ]
