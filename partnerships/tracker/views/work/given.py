"""What an address says stands in a new form at first."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from accounts.models import User
from partnerships.tracker.models import TrackerModel


def given_row(request: HttpRequest, name: str, model: type[TrackerModel], colleague: User) -> Any:
    """Return the row that the address names in `name`, if the colleague may see it."""
    uid = uuid_or_none(request.GET.get(name, ""))
    if uid is None:
        return None
    return model.objects.visible_to(colleague).filter(uid=uid).first()


def uuid_or_none(text: str) -> UUID | None:
    """Return the identifier that a text is, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
