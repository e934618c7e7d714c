"""Bring the stored statuses up to date that the calendar has overtaken."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from foundation import registries
from legislation.models import Instrument
from legislation.status import StatusFinding


@transaction.atomic
def refresh_outdated_statuses(day: date | None = None) -> list[Instrument]:
    """Store the status of `day` (today) where a new one began; return the rows that changed.

    Live rows and drafts alike; only the fields of the status are written, so an open draft and
    its history stay as they are.
    """
    today = day or timezone.localdate()
    changed = []
    outdated = Instrument.objects.status_outdated(today).select_for_update(of=("self",))
    for instrument in outdated.prefetch_related("events"):
        finding = instrument.find_status(today)
        is_new, since = finding.status != instrument.status, instrument.status_changes_on
        store_status(instrument, finding)
        if is_new:
            changed.append(instrument)
            tell_of_the_day(instrument, since)
    return changed


def tell_of_the_day(instrument: Instrument, since: date) -> None:
    """Tell the followers that a public law has another status since a day."""
    if instrument.live:
        for follower in registries.day_followers.of(Instrument):
            follower(instrument, since=since)


def store_status(instrument: Instrument, finding: StatusFinding) -> None:
    """Write a finding into the row, and nothing else."""
    instrument.take_status(finding)
    Instrument._base_manager.filter(pk=instrument.pk).update(
        status=finding.status,
        status_event_uid=finding.event_uid,
        status_changes_on=finding.changes_on,
    )
