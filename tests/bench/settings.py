"""As little as a search needs: one app, one database, the backend and that of the database."""

import os
from urllib.parse import urlsplit


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": parts.path}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.removeprefix("/"),
        "USER": parts.username,
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname,
        "PORT": parts.port,
    }


SECRET_KEY = "only-for-the-bench"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "tests.bench.laws",
    "whooshsearch",
    "modelsearch",
    "django.contrib.contenttypes",
]
DATABASES = {"default": _database(os.environ["BENCH_DATABASE"])}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MODELSEARCH_BACKENDS = {
    "default": {"BACKEND": "whooshsearch.backend", "PATH": os.environ["BENCH_INDEX"]},
    # Not told of single changes, so that they cost the other backend nothing.
    "database": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False},
}
