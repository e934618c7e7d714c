"""Starts Wagtail's widgets without letting inline scripts run (see the script's own words)."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def start_widgets() -> SafeString:
    """Return the script element for every page of the admin."""
    return format_html(
        '<script type="module" src="{}"></script>', static("foundation/inert-scripts.js")
    )
