"""The base of all settings: safe for production, and refusing to start without its secrets."""

from pathlib import Path
from typing import Any

from config import environment
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

ROOT: Path = environment.ROOT
VAR = ROOT / "var"

# --- What must be said by whoever installs it ------------------------------------------------
SECRET_KEY = environment.required("SECRET_KEY", "Set a long random text; keep it out of the code.")
SITE_URL = environment.parsed(
    "SITE_URL", "", environment.origin, "the public address, such as https://policy.example.org"
)
STAFF_URL = environment.parsed(
    "STAFF_URL", SITE_URL, environment.origin, "the staff address, such as https://staff.example.org"
)
ALLOWED_HOSTS = environment.parsed(
    "ALLOWED_HOSTS", "", environment.words, "the host names served, separated by commas"
)
DATABASES: dict[str, Any] = {
    "default": environment.parsed(
        "DATABASE_URL", "", environment.database, "postgres://user:password@host:port/name"
    )
}
SECOND_FACTOR = "required"

# --- What has a sensible default --------------------------------------------------------------
CACHES: dict[str, Any] = {
    "default": environment.parsed(
        "CACHE_URL", "locmem://", environment.cache, "redis://host:port/number"
    )
}
MODELSEARCH_BACKENDS: dict[str, Any] = {
    alias: environment.parsed("SEARCH_URL", "database://", environment.search, "database://")
    for alias in ("default", "public")
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
globals().update(
    environment.parsed(
        "EMAIL_URL", "consolemail://", environment.email, "smtp+tls://user:password@host:port"
    )
)
MEDIA_ROOT = environment.parsed(
    "STORAGE_URL", f"file://{VAR}/media", environment.storage, "file:///path/to/uploads"
)
TIME_ZONE = environment.parsed("TIME_ZONE", "UTC", environment.time_zone, "an IANA zone name")

DEBUG = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# --- Apps, lowest layer last, so that templates of upper layers win -----------------------------
OWN_APPS = [
    "website",
    "casestudies",
    "legislation",
    "partnerships.register",
    "stewardship",
    "reference",
    "medialibrary",
    "accounts",
    "foundation",
]
WAGTAIL_PUBLIC_APPS = [
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "wagtail.documents",
    "wagtail.images",
    "wagtail",
    "modelsearch",
    "modelcluster",
    "taggit",
]
WAGTAIL_STAFF_APPS = [
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.admin",
]
DJANGO_PUBLIC_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
DJANGO_STAFF_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django.contrib.sessions",
    "django.contrib.messages",
]
INSTALLED_APPS = [
    *OWN_APPS,
    *WAGTAIL_STAFF_APPS,
    *WAGTAIL_PUBLIC_APPS,
    *DJANGO_STAFF_APPS,
    *DJANGO_PUBLIC_APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "csp.middleware.CSPMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", **options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"OPTIONS": {"min_length": 12}}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/admin/"

# --- Words and places ---------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en-gb", _("English"))]
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = False

# --- Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "website" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Transport and browser safety ----------------------------------------------------------------
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

# --- Wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Chancery"
WAGTAILADMIN_BASE_URL = STAFF_URL
WAGTAILIMAGES_IMAGE_MODEL = "medialibrary.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "medialibrary.Document"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILADMIN_RECENT_EDITS_LIMIT = 8
TAGGIT_CASE_INSENSITIVE = True
