"""What a browser may do with our pages: strict in public, workable for staff."""

from typing import Any

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from foundation.previews import is_preview

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)

#: A preview is a public page in a frame of the editor.
FRAMED = {"frame-ancestors": [SELF]}


class BrowserPolicy(CSPMiddleware):
    """Sets Content-Security-Policy by address, X-Frame-Options to match, and Permissions-Policy."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Add the headers that the view did not set itself."""
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if _is_staff_address(request):
            response.setdefault("X-Frame-Options", "SAMEORIGIN")
        return super().process_response(request, response)

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002  (the signature is django-csp's)
    ) -> PolicyParts:
        """Return the staff policy for staff addresses, unless the view chose its own."""
        parts = super().get_policy_parts(request, response, report_only)
        if report_only or parts.config is not None:
            return parts
        if is_preview(request):
            parts.config = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], **FRAMED}
        elif _is_staff_address(request):
            parts.config = settings.CONTENT_SECURITY_POLICY_STAFF
        return parts


def _is_staff_address(request: HttpRequest) -> bool:
    return request.path.startswith(tuple(settings.BROWSER_POLICY_STAFF_PREFIXES))
