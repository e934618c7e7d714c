"""The staff service, at `STAFF_URL`: everything; a visit to a public page goes to `SITE_URL`."""

from django.core.exceptions import ImproperlyConfigured

from config.settings import production
from config.settings.production import *  # noqa: F403

if production.STAFF_URL == production.SITE_URL:
    raise ImproperlyConfigured(
        "The environment variable STAFF_URL is missing. The staff service needs its own address."
    )

ROOT_URLCONF = "config.urls_staff"
MIDDLEWARE = [
    *production.OUTER_MIDDLEWARE,
    "foundation.middleware.send_to_site.SendToSite",
    *production.STAFF_MIDDLEWARE,
    *production.INNER_MIDDLEWARE,
]
