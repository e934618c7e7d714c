"""Say of lines of the audit log which record each is about, for those that are there still."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.text import capfirst

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.models import AuditEntry, Enquiry
from partnerships.tracker.services.linked_records import LINKED


@dataclass(frozen=True)
class AuditLine:
    """A line, with the name of the record and the address of its screen if it is there."""

    entry: AuditEntry
    kind: str
    label: str = ""
    url_name: str = ""
    key: UUID | None = None


def kind_names() -> dict[str, str]:
    """Return what the kinds of records in the log are called, by the words of the log."""
    models: list[Any] = [*apps.get_app_config("tracker").get_models(), PortalRequest]
    named = {model._meta.model_name or "": str(model._meta.verbose_name) for model in models}
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def read_audit(entries: Iterable[AuditEntry], user: User) -> list[AuditLine]:
    """Return the lines of these entries; a query for each kind of record among them."""
    entries, names = list(entries), kind_names()
    found = _records(entries, user)
    lines = []
    for entry in entries:
        label, url_name, key = found.get((entry.kind, entry.record_uid), ("", "", None))
        kind = capfirst(names.get(entry.kind, entry.kind))
        lines.append(AuditLine(entry, kind, label, url_name, key))
    return lines


def _records(entries: list[AuditEntry], user: User) -> dict[Any, tuple[str, str, UUID]]:
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for entry in entries:
        if entry.record_uid is not None:
            wanted[entry.kind].add(entry.record_uid)
    found: dict[Any, tuple[str, str, UUID]] = {}
    for model, (related, url_name) in LINKED.items():
        kind = model._meta.model_name
        if wanted.get(kind):
            rows = model.objects.visible_to(user).filter(uid__in=wanted[kind])
            for row in rows.select_related(*related) if related else rows:
                found[kind, row.uid] = (str(row), url_name, row.uid)
    found |= _requests(wanted, user)
    return found


def _requests(wanted: dict[str, set[UUID]], user: User) -> dict[Any, tuple[str, str, UUID]]:
    """Return the enquiries, whose screens bear the identifiers of their requests."""
    found: dict[Any, tuple[str, str, UUID]] = {}
    if wanted.get("enquiry"):
        rows = Enquiry.objects.visible_to(user).filter(uid__in=wanted["enquiry"])
        for row in rows.filter(request__isnull=False).select_related("request"):
            found["enquiry", row.uid] = (
                f"{row.created_at:%Y-%m-%d}",
                "tracker_enquiry",
                row.request.uid,
            )
    if wanted.get("portalrequest"):
        for request in PortalRequest.objects.filter(uid__in=wanted["portalrequest"]):
            label = f"{request.sent_at:%Y-%m-%d}"
            found["portalrequest", request.uid] = (label, "tracker_enquiry", request.uid)
    return found
