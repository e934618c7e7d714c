"""The list of forums with our seats and what comes next, and the page of a forum."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from partnerships.register.models import Edition, Forum, Seat
from stewardship.services.attach_copies import attach_copies


def forum_list_context(forums: Iterable[Forum]) -> dict[str, Any]:
    """Return the forums with their numbers of meetings, our seats and the meetings to come."""
    listed = list(forums)
    meetings: dict[int, list[Edition]] = defaultdict(list)
    editions = Edition.objects.public().filter(forum__in=listed).select_related("jurisdiction")
    for edition in editions:
        meetings[edition.forum_id].append(edition)
    coming = Edition.objects.public().filter(forum__live=True).coming()
    return {
        "forum_rows": [(forum, meetings[forum.pk]) for forum in listed],
        "seats": list(Seat.objects.public().select_related("forum", "organisation")),
        "coming": list(
            coming.select_related("forum", "jurisdiction").order_by("starts_earliest", "pk")[:12]
        ),
        "today": timezone.localdate(),
    }


def forum_context(forum: Forum, previewed: Edition | None = None) -> dict[str, Any]:
    """Return editions with our part in them, and our seats.

    `previewed`, an edition in its draft, stands first in the place of its public version.
    """
    if forum.pk is None:
        return {"editions": [], "seats": []}
    editions = (
        Edition.objects.public()
        .filter(forum=forum)
        .select_related("jurisdiction", "source__language")
        .prefetch_related("engagements__with_organisation", "engagements__source__language")
    )
    seats = Seat.objects.public().filter(forum=forum).select_related("organisation")
    public = [each for each in editions if previewed is None or each.pk != previewed.pk]
    shown = public if previewed is None else [previewed, *public]
    attach_copies([forum.source, *(edition.source for edition in shown)])
    return {"editions": shown, "seats": list(seats)}
