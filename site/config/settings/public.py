"""The public service, at `SITE_URL`: no admin, no sign-in, no session, no cookie.

It installs nothing that could show a draft or a private record, and its database role may read
only what is published.
"""

from config import search_url
from config.settings import production
from config.settings.production import *  # noqa: F403

#: After the files, which are compressed already.
_FILES = production.OUTER_MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware") + 1

INSTALLED_APPS = [
    *production.OWN_APPS,
    *production.WAGTAIL_PUBLIC_APPS,
    *production.DJANGO_PUBLIC_APPS,
]
#: Nothing secret is ever sent, so that compressing what is sent gives nothing away.
MIDDLEWARE = [
    *production.OUTER_MIDDLEWARE[:_FILES],
    "django.middleware.gzip.GZipMiddleware",
    *production.OUTER_MIDDLEWARE[_FILES:],
    *production.INNER_MIDDLEWARE,
]
ROOT_URLCONF = "config.urls_public"
TEMPLATES = [
    {
        **production.TEMPLATES[0],
        "OPTIONS": {"context_processors": production.PUBLIC_CONTEXT_PROCESSORS},
    }
]
AUTHENTICATION_BACKENDS = []
BROWSER_POLICY_STAFF_PREFIXES = ()
#: Without a cookie there is no session to ride on: public forms check where they come from instead.
SILENCED_SYSTEM_CHECKS = ["security.W003"]
#: It reads the index of the public and writes none; that of the staff it does not even open.
MODELSEARCH_BACKENDS = search_url.for_readers(production.MODELSEARCH_BACKENDS)
