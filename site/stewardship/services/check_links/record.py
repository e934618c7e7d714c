"""Write down what a visit found, as soon as it is known."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from stewardship.choices import AddressBasis
from stewardship.models import LinkCheck, Source
from stewardship.services.check_links.judge import FAILED, Known, Verdict, judge
from stewardship.services.check_links.policy import Policy
from stewardship.services.check_links.visits import Target, Visit

_LONGEST_URL = 1000
_LONGEST_REASON = 300


@transaction.atomic
def record_visit(
    target: Target, visit: Visit, policy: Policy, now: datetime | None = None
) -> Verdict | None:
    """Judge `visit`, write it down and return the verdict.

    None, and nothing written, for a source that was deleted or got another address meanwhile.
    """
    moment = now or timezone.now()
    source = Source.objects.select_for_update().filter(pk=target.key, url=target.url).first()
    if source is None:
        return None
    verdict = judge(visit, known_of(source, moment), policy.failures_before_dead)
    changes: dict[str, Any] = {"link_reason": verdict.reason[:_LONGEST_REASON]}
    if verdict.is_certain:
        changes |= {
            "link_state": verdict.state,
            "link_checked_at": moment,
            "link_sha256": verdict.baseline,
        }
    Source.objects.filter(pk=source.pk).update(**changes)
    if verdict.is_visit:
        _write_row(source, verdict, moment)
        _drop_oldest(source, policy.kept_visits)
    return verdict


def known_of(source: Source, now: datetime) -> Known:
    """Return what the judge has to know of a source; one query."""
    failed = source.link_checks.filter(
        Q(status_code__isnull=True) | Q(status_code__gte=FAILED.start)
    )
    if source.link_checked_at is not None:
        failed = failed.filter(checked_at__gt=source.link_checked_at)
    days = {timezone.localdate(at) for at in failed.values_list("checked_at", flat=True)}
    return Known(
        state=source.link_state,
        sha256=source.link_sha256,
        failed_days=len(days - {timezone.localdate(now)}),
        is_built=source.address_basis == AddressBasis.BUILT,
    )


def _write_row(source: Source, verdict: Verdict, moment: datetime) -> None:
    final_url = verdict.final_url if len(verdict.final_url) <= _LONGEST_URL else ""
    LinkCheck.objects.create(
        source=source,
        checked_at=moment,
        state=verdict.state,
        reason=verdict.reason[:_LONGEST_REASON],
        status_code=verdict.status,
        final_url=final_url,
        content_sha256=verdict.sha256,
        milliseconds=verdict.milliseconds,
    )


def _drop_oldest(source: Source, kept: int) -> None:
    latest = source.link_checks.values_list("pk", flat=True)[:kept]
    source.link_checks.exclude(pk__in=list(latest)).delete()
