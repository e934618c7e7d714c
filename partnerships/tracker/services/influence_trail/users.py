"""Who rests on an event or provision of a law: links of the influence trail."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from partnerships.tracker.models import InfluenceLink


def find_users_in_trail(uid: UUID) -> Iterator[str]:
    """Yield that something uses it, in words that say nothing of what."""
    if InfluenceLink.everything.filter(Q(effect_uid=uid) | Q(cause_uid=uid)).exists():
        yield _("other rows kept by the staff")
