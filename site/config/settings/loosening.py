"""What `dev` and `test` loosen: plain http on this machine, files without a build step."""

from config.settings import production
from config.settings.production import *  # noqa: F403  (the base)

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
ALLAUTH_TRUSTED_PROXY_COUNT = 0
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SECOND_FACTOR = "offered"
DEMO_USERS_ALLOWED = True

STORAGES = {
    **production.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
