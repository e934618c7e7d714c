"""What the sign-in shows on the home of the admin."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from accounts.sign_in.sessions import used_second_factor


class SecondFactorBanner(Component):
    """Says that signing in by password alone is for trying things out."""

    name = "second_factor"
    order = 10
    template_name = "accounts/second_factor_banner.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return nothing but what the template says by itself."""
        return {}


def is_banner_due(request: HttpRequest) -> bool:
    """Say whether this session came in by password alone, and was allowed to."""
    return settings.SECOND_FACTOR != "required" and not used_second_factor(request)
