"""Relationships that want work: no contact for longer than agreed, no next step."""

from datetime import date
from typing import Any

from django.db.models import DateField, F, FloatField, Func, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from partnerships.tracker.choices import OPEN_STAGES


class DaysBetween(Func):
    """How many days lie between two dates, by what each database has for it."""

    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the difference of two dates, which is a number there."""
        return self.as_sql(
            compiler, connection, template="(%(expressions)s)", arg_joiner=" - ", **context
        )

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the difference of two Julian days."""
        template = "CAST(julianday(%(expressions)s) AS INTEGER)"
        joiner = ") - julianday("
        return self.as_sql(compiler, connection, template=template, arg_joiner=joiner, **context)


def with_silence(rows: QuerySet[Any], day: date) -> Any:
    """Annotate relationships with `silent_days` and, by the agreed cadence, `silence`.

    Contact with a unit of a partner counts for the partner. One with whom there was none yet has
    been silent since the day on which the present stage began.
    """
    since = Coalesce("last_contact_below_on", "last_contact_on", "stage_since")
    days = DaysBetween(Cast(Value(day), DateField()), since)
    return rows.annotate(silent_days=days).annotate(
        silence=Cast(F("silent_days"), FloatField()) / Cast(F("cadence_days"), FloatField())
    )


def slipping() -> Q:
    """Return the condition of those silent for longer than agreed; needs `with_silence`."""
    return Q(stage__in=OPEN_STAGES, cadence_days__isnull=False, silent_days__gt=F("cadence_days"))


def without_step() -> Q:
    """Return the condition of those that somebody works on, and for which nothing is to do."""
    return Q(stage__in=OPEN_STAGES, next_step="")
