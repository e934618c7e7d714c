"""Find the public records that links by permanent identifier lead to today."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from accounts.models import User
from partnerships.tracker.models import InteractionLink
from partnerships.tracker.services.find_rows import ROW_KINDS, rows_for


def resolve_links(links: Iterable[InteractionLink], user: User) -> dict[UUID, Any]:
    """Return the published record of each link that still leads to one; a query for each kind."""
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for link in links:
        by_kind[str(link.kind)].append(link.target_uid)
    found: dict[UUID, Any] = {}
    for kind, uids in by_kind.items():
        rows = ROW_KINDS[kind].load(rows_for(kind, user).filter(uid__in=uids))
        found |= {row.uid: row for row in rows}
    return found
