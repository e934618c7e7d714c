"""Let those who follow one record follow the one that takes its place."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Replace
from django.utils.translation import ngettext

from website.choices import AlertStep
from website.models import AlertEvent


def move_alerts(old: Any, new: Any) -> Iterable[str]:
    """Point what follows `old` at `new`; a succession. Says how many, and not whose."""
    asked = AlertEvent.objects.filter(step=AlertStep.ASKED, query__contains=_asked_for(old))
    moved = asked.update(query=Replace(F("query"), Value(_asked_for(old)), Value(_asked_for(new))))
    if not moved:
        return []
    words = ngettext("%(number)d e-mail alert", "%(number)d e-mail alerts", moved)
    return [words % {"number": moved}]


def _asked_for(record: Any) -> str:
    return f"record={record.uid}"
