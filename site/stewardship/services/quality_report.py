"""Gather what the registered checks find wrong with the records of every family."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.apps import apps
from django.db.models import Model, Q
from wagtail.permissions import policy_registry

from accounts.models import User
from foundation import registries
from foundation.registries import QualityFinding
from stewardship.choices import QualityKind, RecordsReported
from stewardship.services.review_queue import nobodys

#: Who may see drafts may see what is wrong with them.
SEEING: Final = ("view", "add", "change", "publish", "delete")
#: Relations that the name, the place or the owner of a record is read from.
_NAMING: Final = frozenset({"jurisdiction", "owner", "framework", "forum", "organisation"})
NOBODY: Final = "none"


@dataclass(frozen=True)
class QualityQuestion:
    """What the report is asked for; an empty text, or None, narrows nothing.

    `family` is the label of a model, `place` the key of a jurisdiction, `owner` that of a
    colleague or "none".
    """

    kind: str = ""
    family: str = ""
    place: str = ""
    owner: str = ""
    records: str = RecordsReported.LIVE


class QualityReport(NamedTuple):
    """The findings asked for, and how many there are of each kind before the kind is chosen."""

    findings: list[QualityFinding]
    counts: dict[str, int]


def checked_families() -> list[type[Model]]:
    """Return every model that any check was registered for, by its name."""
    found = [model for model in apps.get_models() if any(registries.quality_checks.of(model))]
    return sorted(found, key=lambda model: str(model._meta.verbose_name_plural))


def families_seen_by(user: User) -> list[type[Model]]:
    """Return the checked families of which `user` may see drafts."""
    return [
        model
        for model in checked_families()
        if policy_registry.get_by_type(model).user_has_any_permission(user, SEEING)
    ]


def quality_report(families: Iterable[type[Model]], question: QualityQuestion) -> QualityReport:
    """Return what is wrong, by kind, family and name.

    Costs a number of queries for each family, however many records it has.
    """
    found = [
        finding
        for family in families
        if question.family in {"", family._meta.label_lower}
        for finding in _findings(family, question)
    ]
    counts = Counter(str(finding.kind) for finding in found)
    chosen = [finding for finding in found if question.kind in {"", finding.kind}]
    return QualityReport(sorted(chosen, key=_place_in_list), dict(counts))


def _findings(family: type[Model], question: QualityQuestion) -> Iterator[QualityFinding]:
    records = _records(family, question)
    if records is None:
        return
    for check in registries.quality_checks.of(family):
        yield from check(records)


def _records(family: type[Model], question: QualityQuestion) -> Any:
    """Return the records of a family that are asked for, None where it has none such.

    The checks of a family share them: the queryset remembers its rows.
    """
    names = {field.name for field in family._meta.concrete_fields}
    wanted = {"jurisdiction": question.place, "owner": question.owner}
    conditions: dict[str, Any] = {}
    for name, value in wanted.items():
        if value and name not in names:
            return None
        if value and value != NOBODY:
            conditions[name] = int(value)
    if "live" in names and question.records != RecordsReported.ALL:
        conditions["live"] = question.records == RecordsReported.LIVE
    whose = nobodys() if question.owner == NOBODY else Q()
    records = family._default_manager.filter(whose, **conditions)
    return records.select_related(*sorted(_NAMING & names))


_ORDER: Final = {kind.value: number for number, kind in enumerate(QualityKind)}


def _place_in_list(finding: QualityFinding) -> tuple[Any, ...]:
    record = finding.record
    return (_ORDER.get(finding.kind, 99), record._meta.label, str(record).casefold(), record.pk)
