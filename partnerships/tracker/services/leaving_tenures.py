"""The tenures of a post that a change of its holder ends."""

from django.db.models import Q
from django.utils import timezone

from partnerships.tracker.models import Post, Tenure


def leaving_tenures(post: Post) -> list[Tenure]:
    """Return who is in a post today or later; acting holders last."""
    today = timezone.localdate()
    rows = Tenure.everything.filter(Q(ends_on=None) | Q(ends_on__gte=today), post=post)
    return list(rows.select_related("person", "post").order_by("is_acting", "starts_on", "pk"))
