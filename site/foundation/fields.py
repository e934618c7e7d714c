"""Model fields for partial dates: the date itself and the two bounds that make it sortable in SQL.

A model declares all three::

    date = PartialDateField(blank=True)
    date_earliest = PartialDateBound(of="date", side="earliest")
    date_latest = PartialDateBound(of="date", side="latest")

The bounds follow the date on every instance and are written with it. Whoever writes past the
instance (`QuerySet.update`) uses `foundation.date_queries.stored_values`.
"""

import datetime
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from django import forms
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Lookup
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _

from foundation.date_forms import PartialDateFormField
from foundation.partial_dates import PartialDate, PartialDateError

Side = Literal["earliest", "latest"]
SIDES: tuple[Side, ...] = ("earliest", "latest")
CANONICAL_LENGTH = 24
TEXT_ORDER_LOOKUPS = frozenset(("gt", "gte", "lt", "lte", "range"))

if TYPE_CHECKING:
    TextColumn = models.CharField[PartialDate | datetime.date | str | None, PartialDate | None]
    DayColumn = models.DateField[datetime.date | None, datetime.date | None]
else:
    TextColumn = models.CharField
    DayColumn = models.DateField


class PartialDateAttribute(DeferredAttribute):
    """Turns whatever is assigned (text, calendar date) into a partial date, or refuses it."""

    field: "PartialDateField"

    def __set__(self, instance: models.Model, value: object) -> None:
        """Store the partial date; raise `PartialDateError` for what is none."""
        instance.__dict__[self.field.attname] = PartialDate.coerce(value)


@lru_cache(maxsize=50_000)
def _stored_date(text: str) -> PartialDate | None:
    """Read a canonical text once: a list of laws holds the same days again and again."""
    return PartialDate.coerce(text)


class PartialDateField(TextColumn):
    """A partial date, stored as its canonical text, NULL when nothing was entered.

    Compare and order by its bounds, never by the text: lookups that would are refused.
    """

    description = _("Day, month or year, about, planned or unknown")
    descriptor_class = PartialDateAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the options of any field; length and NULL are fixed by the format."""
        super().__init__(*args, **kwargs | {"max_length": CANONICAL_LENGTH, "null": True})
        self.validators = [
            validator
            for validator in self.validators
            if not isinstance(validator, MaxLengthValidator)
        ]

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave out of migrations what the format fixes."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "null"):
            kwargs.pop(fixed, None)
        return name, path, list(args), kwargs

    def contribute_to_class(
        self,
        cls: type[models.Model],
        name: str,
        private_only: bool = False,  # noqa: FBT001, FBT002 - Django's signature
    ) -> None:
        """Watch the model's saves, so that a date is never written without its bounds."""
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            pre_save.connect(self.require_bounds_in_save, sender=cls)

    def require_bounds_in_save(
        self,
        update_fields: Collection[str] | None = None,
        **_kwargs: Any,
    ) -> None:
        """Refuse a save that would write the date and leave its bounds behind."""
        if update_fields is None or self.name not in update_fields:
            return
        missing = [name for name in self.bound_names if name not in update_fields]
        if missing:
            message = f"{self.name!r} is saved without its bounds: add {missing} to update_fields."
            raise ValueError(message)

    @property
    def bound_names(self) -> list[str]:
        """The names of the two fields that hold the earliest and the latest day."""
        return [f"{self.name}_{side}" for side in SIDES]

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Check, besides what Django checks, that the model declares both bounds."""
        return [*super().check(**kwargs), *self.check_bounds()]

    def check_bounds(self) -> list[checks.CheckMessage]:
        """Return an error for each bound the model lacks."""
        found = {
            (field.name, field.of, field.side)
            for field in self.model._meta.get_fields()
            if isinstance(field, PartialDateBound)
        }
        return [
            checks.Error(
                f"The partial date has no bound {self.name}_{side}.",
                hint=f'Add {self.name}_{side} = PartialDateBound(of="{self.name}", side="{side}").',
                obj=self,
                id="foundation.E001",
            )
            for side in SIDES
            if (f"{self.name}_{side}", self.name, side) not in found
        ]

    def to_python(self, value: object) -> PartialDate | None:
        """Return the partial date for `value`; raise `ValidationError` for what is none."""
        try:
            return PartialDate.coerce(value)
        except PartialDateError as error:
            raise ValidationError(str(error), code="invalid") from error

    def from_db_value(
        self, value: str | None, _expression: object, _connection: object
    ) -> PartialDate | None:
        """Read the canonical text."""
        return None if value is None else _stored_date(value)

    def get_prep_value(self, value: Any) -> Any:
        """Return the canonical text for the database; expressions go through as they are."""
        if hasattr(value, "resolve_expression"):
            return value
        date = PartialDate.coerce(value)
        return None if date is None else date.text

    def get_lookup(self, lookup_name: str) -> type[Lookup] | None:
        """Refuse lookups that would compare the text as if it were a calendar date."""
        return None if lookup_name in TEXT_ORDER_LOOKUPS else super().get_lookup(lookup_name)

    def value_to_string(self, obj: models.Model) -> str:
        """Return the canonical text, as serialisers and revisions keep it."""
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return the form field for partial dates, in Wagtail's forms too."""
        return models.Field.formfield(self, **{"form_class": PartialDateFormField} | kwargs)


class BoundAttribute(DeferredAttribute):
    """The earliest or latest day of the partial date on the same instance, always in step."""

    field: "PartialDateBound"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        """Return the bound of the date as it stands; the stored day if the date is not loaded."""
        if instance is not None and self.field.of in instance.__dict__:
            return getattr(instance.__dict__[self.field.of], self.field.side, None)
        return super().__get__(instance, cls)

    def __set__(self, instance: models.Model, value: datetime.date | None) -> None:
        """Keep what the database holds, for instances loaded without the date itself."""
        instance.__dict__[self.field.attname] = value


class PartialDateBound(DayColumn):
    """The earliest or latest day a partial date can mean, indexed; NULL when there is none.

    Derived, so it is not in forms, fixtures or revisions.
    """

    description = _("Bound of a partial date")
    descriptor_class = BoundAttribute
    FIXED: ClassVar[dict[str, bool]] = {
        "null": True,
        "blank": True,
        "editable": False,
        "db_index": True,
        "serialize": False,
    }

    def __init__(self, *args: Any, of: str, side: Side, **kwargs: Any) -> None:
        """Follow the `side` of the partial date named `of` on the same model."""
        self.of = of
        self.side = side
        super().__init__(*args, **kwargs | self.FIXED)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name what the bound follows; leave out what is fixed."""
        name, path, args, kwargs = super().deconstruct()
        kwargs = {key: value for key, value in kwargs.items() if key not in self.FIXED}
        return name, path, list(args), kwargs | {"of": self.of, "side": self.side}

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Check, besides what Django checks, that the bound follows a partial date."""
        return [*super().check(**kwargs), *self.check_of()]

    def check_of(self) -> list[checks.CheckMessage]:
        """Return an error when the bound follows no partial date, or no side of it."""
        errors: list[checks.CheckMessage] = []
        try:
            followed = self.model._meta.get_field(self.of)
        except FieldDoesNotExist:
            followed = None
        if not isinstance(followed, PartialDateField):
            errors.append(
                checks.Error(
                    f"The bound follows {self.of!r}, which is no partial date of this model.",
                    hint="Name a PartialDateField of the same model in `of`.",
                    obj=self,
                    id="foundation.E002",
                )
            )
        if self.side not in SIDES:
            errors.append(
                checks.Error(
                    f"The bound has no side {self.side!r}.",
                    hint='Use side="earliest" or side="latest".',
                    obj=self,
                    id="foundation.E003",
                )
            )
        return errors
