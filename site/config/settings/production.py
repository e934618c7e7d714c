"""The base of all settings: safe for production, and refusing to start without its secrets."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from csp.constants import NONCE, NONE, SELF

from config import environment, search_url

ROOT: Path = environment.ROOT
VAR = ROOT / "var"

# --- What must be said by whoever installs it ------------------------------------------------
environment.required("SECRET_KEY", "Set a long random text; keep it out of the code.")
SECRET_KEY = environment.parsed(
    "SECRET_KEY", "", environment.secret, "a long random text, kept out of the code"
)
SITE_URL = environment.parsed(
    "SITE_URL", "", environment.origin, "the public address, such as https://policy.example.org"
)
STAFF_URL = environment.parsed(
    "STAFF_URL",
    SITE_URL,
    environment.origin,
    "the staff address, such as https://staff.example.org",
)
ALLOWED_HOSTS = environment.parsed(
    "ALLOWED_HOSTS", "", environment.hosts, "the host names served, separated by commas"
)
DATABASES: dict[str, Any] = {
    "default": environment.parsed(
        "DATABASE_URL", "", environment.database, "postgres://user:password@host:port/name"
    )
}
#: Whether the admin opens without a second factor; only `dev` and `test` offer that.
SECOND_FACTOR = environment.parsed(
    "SECOND_FACTOR", "required", environment.one_of("required"), "production requires it"
)

# --- What has a sensible default --------------------------------------------------------------
CACHES: dict[str, Any] = {
    "default": environment.parsed(
        "CACHE_URL", "locmem://", environment.cache, "redis://host:port/number"
    )
}
#: What pages read, apart from the counters that guard forms and sign-in (see foundation.keeping).
CACHES["kept"] = environment.apart(CACHES["default"], "kept")
#: How often each sender asked the API (see website.api.fair_use).
CACHES["api"] = environment.apart(CACHES["default"], "api")
TASKS = {"default": environment.parsed("TASKS", "immediate", environment.tasks, "immediate")}
globals().update(
    environment.parsed(
        "EMAIL_URL", "consolemail://", environment.email, "smtp+tls://user:password@host:port"
    )
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"no-reply@{urlsplit(SITE_URL).hostname}"
MEDIA_ROOT = environment.parsed(
    "STORAGE_URL", f"file://{VAR}/media", environment.storage, "file:///path/to/uploads"
)
#: Files of the private tracker: no address leads there, and the public service need not reach it.
PRIVATE_ROOT = environment.parsed(
    "PRIVATE_STORAGE_URL",
    f"file://{VAR}/private",
    environment.storage,
    "file:///path/to/private/files",
)
MODELSEARCH_BACKENDS: dict[str, Any] = search_url.usable(
    environment.parsed(
        "SEARCH_URL", f"whoosh://{VAR}/search", search_url.backends, search_url.EXPECTED
    ),
    MEDIA_ROOT,
    VAR / "static",
)
#: On what terms the facts of the site may be used again, and where those terms stand.
DATA_LICENCE = environment.parsed(
    "DATA_LICENCE",
    "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    str,
    "the name of a licence",
)
DATA_LICENCE_URL = environment.parsed(
    "DATA_LICENCE_URL",
    "https://creativecommons.org/licenses/by/4.0/",
    environment.address,
    "the address of its text",
)
TIME_ZONE = environment.parsed("TIME_ZONE", "UTC", environment.time_zone, "an IANA zone name")

DEBUG = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
    "whooshsearch",
]
OWN_STAFF_APPS = [
    "partnerships.tracker",
    "accounts.sign_in",
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
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.users_app.UsersAppConfig",
    "wagtail.snippets",
    "wagtail.admin",
]
DJANGO_PUBLIC_APPS = [
    "django.forms",
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
    *OWN_STAFF_APPS,
    *OWN_APPS,
    *WAGTAIL_STAFF_APPS,
    *WAGTAIL_PUBLIC_APPS,
    *DJANGO_STAFF_APPS,
    *DJANGO_PUBLIC_APPS,
]

#: What every answer passes, on either service.
OUTER_MIDDLEWARE = [
    "foundation.middleware.request_id.RequestId",
    "website.middleware.public_api.PublicApi",
    "foundation.middleware.odd_bytes.RefuseOddBytes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "foundation.middleware.browser_policy.BrowserPolicy",
    "foundation.middleware.language_of_address.LanguageOfAddress",
]
#: What only the service knows where people sign in.
STAFF_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.sign_in.middleware.session_limits.SessionLimits",
    "accounts.sign_in.middleware.second_factor.SecondFactor",
    "foundation.middleware.inert_scripts.InertScripts",
]
#: What finds the address meant when the one asked for has nothing.
INNER_MIDDLEWARE = [
    "foundation.middleware.keeping.KeepWhileReading",
    "django.middleware.common.CommonMiddleware",
    "foundation.middleware.redirects_in_languages.RedirectsInLanguages",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "website.middleware.live_values.LiveValuesOfRequest",
]
MIDDLEWARE = [*OUTER_MIDDLEWARE, *STAFF_MIDDLEWARE, *INNER_MIDDLEWARE]

#: What the staff service answers itself; every other one belongs to the public site.
STAFF_PREFIXES: tuple[str, ...] = (
    "/admin/",
    "/accounts/",
    "/django-admin/",
    "/_util/",
    "/documents/",
    "/look/",
    "/media/",
    "/static/",
    "/tracker-calendar/",
    "/healthz",
    "/readyz",
)

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
PUBLIC_CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "website.context.site_frame",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                *PUBLIC_CONTEXT_PROCESSORS,
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
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "accounts.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
#: Failed sign-ins: five per address and place, thirty per place, in a quarter of an hour.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "5/15m/key,30/15m/ip"}
#: One proxy stands in front, and says for whom it asks.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
MFA_ADAPTER = "accounts.sign_in.factor_adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Chancery"

SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

#: Demonstration users exist under `dev` and `test` only.
DEMO_USERS_ALLOWED = False
DEMO_PASSWORD = ""

# --- Words and places ---------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
#: The languages of the public site, each by its own name: the first has no prefix in addresses.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en-gb", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
]
LOCALE_PATHS = [ROOT / "site" / "website" / "locale"]
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
#: Colleagues edit in the language of the office, whatever readers have.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en-gb", "English")]

# --- Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "foundation.static_storage.BundledStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Transport and browser safety ----------------------------------------------------------------
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER: tuple[str, str] | None = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL, STAFF_URL]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
#: The digest of nothing: an empty element for styles, such as the editor of translations makes to
#: fill it rule by rule from its script. What stands in a page as text is refused as before.
EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
#: For addresses under `BROWSER_POLICY_STAFF_PREFIXES`: previews in frames, pasted pictures.
CONTENT_SECURITY_POLICY_STAFF: dict[str, Any] = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "style-src": [SELF, NONCE, EMPTY_STYLE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}
BROWSER_POLICY_STAFF_PREFIXES: tuple[str, ...] = ("/admin/", "/accounts/")

# --- Logs: no personal data, no query strings, an id that an error page shows too -----------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "foundation.logs.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s",
        }
    },
    "filters": {"request_id": {"()": "foundation.logs.RequestIdFilter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "discreet",
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django_tasks": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "fontTools": {"level": "WARNING"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

# --- Wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Chancery"
WAGTAILADMIN_BASE_URL = STAFF_URL
WAGTAILIMAGES_IMAGE_MODEL = "medialibrary.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "medialibrary.Document"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
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
#: Names that a browser knows too; the system adds others, such as `localtime`.
WAGTAIL_USER_TIME_ZONES = sorted(
    name for name in available_timezones() if "/" in name or name == "UTC"
)
WAGTAILADMIN_RECENT_EDITS_LIMIT = 8
TAGGIT_CASE_INSENSITIVE = True
