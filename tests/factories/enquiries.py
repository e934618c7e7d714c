"""Requests for a portal, as they come in."""

from itertools import count
from typing import Any

from partnerships.register.models import PortalRequest
from reference.models import Jurisdiction

_number = count(1)


def make_portal_request(**values: Any) -> PortalRequest:
    """Return a request from Ghana that nobody has looked at."""
    number = next(_number)
    values.setdefault("jurisdiction", Jurisdiction.objects.get(code="GH"))
    values.setdefault("organisation_name", f"Invented authority {number}")
    values.setdefault("organisation_kind", "agency")
    values.setdefault("contact_name", f"Invented writer {number}")
    values.setdefault("email", f"writer{number}@example.org")
    values.setdefault("message", "We want a portal.")
    return PortalRequest.objects.create(has_consent=True, **values)
