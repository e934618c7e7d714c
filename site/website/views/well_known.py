"""Files that machines look for at fixed addresses."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

PLAIN = "text/plain; charset=utf-8"
SECURITY_TEXT_LASTS = datetime.timedelta(days=180)


def robots(_request: HttpRequest) -> HttpResponse:
    """Tell crawlers where the sitemap is, and to leave searches and downloads alone."""
    lines = [
        "User-agent: *",
        "Disallow: /search/",
        "Disallow: /report-error/",
        "Disallow: /*?format=",
        "Disallow: /*&format=",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


def security(_request: HttpRequest) -> HttpResponse:
    """Tell whoever found a weakness where to write (RFC 9116)."""
    expires = (timezone.now() + SECURITY_TEXT_LASTS).replace(microsecond=0)
    lines = [
        f"Contact: {settings.SITE_URL}/contact/",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        "Preferred-Languages: en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)
