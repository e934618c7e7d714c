"""Find what records of the register lack, and which stand there twice."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from foundation.registries import QualityFinding
from foundation.text import fold
from partnerships.register.models import Edition, Organisation, Portal, PortalSource
from stewardship.choices import QualityKind
from stewardship.services.find_source_gaps import bare_address


def find_missing_source(records: Iterable[Any]) -> Iterator[QualityFinding]:
    """Yield the records without a source of their own; no query beyond theirs."""
    for record in records:
        if record.source_id is None:
            message = _("No source is recorded.")
            yield QualityFinding(QualityKind.NO_SOURCE, record, message, "source")


def find_portal_gaps(portals: Any) -> Iterator[QualityFinding]:
    """Yield portals without a source, and without a day of launch; two queries."""
    keys = portals.order_by().values("pk")
    sourced = set(
        PortalSource._base_manager.filter(portal__in=keys).values_list("portal_id", flat=True)
    )
    for portal in portals:
        if portal.pk not in sourced:
            message = _("No source is recorded.")
            yield QualityFinding(QualityKind.NO_SOURCE, portal, message, "sources")
        if portal.launched is None or portal.launched.is_unknown:
            message = _("It is not recorded when it was launched.")
            yield QualityFinding(QualityKind.NO_DATE, portal, message, "launched")


def find_undated_editions(editions: Iterable[Edition]) -> Iterator[QualityFinding]:
    """Yield meetings of which nobody recorded when they begin."""
    for edition in editions:
        if edition.starts is None or edition.starts.is_unknown:
            message = _("It is not recorded when it begins.")
            yield QualityFinding(QualityKind.NO_DATE, edition, message, "starts")


def find_duplicate_organisations(organisations: Any) -> Iterator[QualityFinding]:
    """Yield bodies of one name in one place: the same only if country and body agree."""
    names = Organisation._base_manager.order_by("pk").values_list("pk", "jurisdiction_id", "name")
    rows = ((pk, name, (place, fold(name))) for pk, place, name in names if name)
    return _doubles(organisations, rows, _("The same name in the same place: %(others)s"), "name")


def find_duplicate_portals(portals: Any) -> Iterator[QualityFinding]:
    """Yield portals with one address."""
    urls = Portal._base_manager.exclude(url="").order_by("pk").values_list("pk", "name", "url")
    rows = ((pk, name, bare_address(url)) for pk, name, url in urls)
    return _doubles(portals, rows, _("The same address: %(others)s"), "url")


def _doubles(
    records: Any, rows: Iterable[tuple[int, str, Hashable]], words: str, field: str
) -> Iterator[QualityFinding]:
    same: dict[Hashable, list[tuple[int, str]]] = defaultdict(list)
    for key, name, mark in rows:
        same[mark].append((key, name))
    others = {
        key: "; ".join(name for number, name in group if number != key)
        for group in same.values()
        if len(group) > 1
        for key, _name in group
    }
    for record in records if others else ():
        if record.pk in others:
            message = words % {"others": others[record.pk]}
            yield QualityFinding(QualityKind.DUPLICATE, record, message, field)
