"""Which sources are due for a visit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from stewardship.models import LinkCheck, Source
from stewardship.services.check_links.addresses import host_of
from stewardship.services.check_links.visits import Target

#: An address without a certain answer is visited again on another day, not in the same run.
AGAIN_AFTER: Final = timedelta(hours=20)


@dataclass(frozen=True)
class Choice:
    """What a run was asked for: what was not judged for so long, at most so many, of one host."""

    older_than: timedelta = timedelta(days=7)
    limit: int | None = None
    only_host: str = ""


def due_targets(choice: Choice, now: datetime | None = None) -> list[Target]:
    """Return the addresses to visit, those not judged for longest first; two queries at most."""
    moment = now or timezone.now()
    visited = LinkCheck.objects.filter(
        source=OuterRef("pk"), checked_at__gt=moment - min(choice.older_than, AGAIN_AFTER)
    )
    due = Q(link_checked_at__isnull=True) | Q(link_checked_at__lte=moment - choice.older_than)
    sources = (
        Source.objects.exclude(url="")
        .filter(due & ~Exists(visited))
        .order_by("link_checked_at", "pk")
        .values_list("pk", "url")
    )
    wanted = choice.only_host.lower().removeprefix("www.")
    targets = [
        Target(pk, url, host_of(url))
        for pk, url in sources
        if not wanted or host_of(url).removeprefix("www.") == wanted
    ]
    return targets if choice.limit is None else targets[: choice.limit]
