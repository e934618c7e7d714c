"""Marks the inline scripts that start Wagtail's widgets as text, for our own script to read.

See `foundation/static/foundation/inert-scripts.js` and docs/decisions/0007.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

#: How such a script begins, in a page or inside the JSON of a dialogue.
STARTS_WIDGET = re.compile(
    rb"<script>(?=(?:\s|\\n)*(?:new [A-Z]\w*\(|init\w+Chooser\(|\(function\(\) \{))"
)
MARKED = b"<script type=text/x-widget>"
#: A file that a dialogue asks for: jQuery would run its text inline.
NAMES_FILE = re.compile(rb'<script (?=src=\\")')
MARKED_FILE = b"<script type=text/x-source "
_KINDS = ("text/html", "application/json")


class InertScripts:
    """Under `BROWSER_POLICY_STAFF_PREFIXES`, where no inline script may run."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the scripts of a page of the admin."""
        response = self.get_response(request)
        if _is_of_admin(request, response) and b"<script" in response.content:
            content = STARTS_WIDGET.sub(MARKED, response.content)
            if response["Content-Type"].startswith("application/json"):
                content = NAMES_FILE.sub(MARKED_FILE, content)
            response.content = content
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(content))
        return response


def _is_of_admin(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.path.startswith(tuple(settings.BROWSER_POLICY_STAFF_PREFIXES))
        and not response.streaming
        and response.get("Content-Type", "").startswith(_KINDS)
    )
