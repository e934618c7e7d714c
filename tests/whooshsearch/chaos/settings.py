"""One app, one SQLite file, and the backend, in the directory CHAOS_DIRECTORY."""

import os
from pathlib import Path

_DIRECTORY = Path(os.environ["CHAOS_DIRECTORY"])

SECRET_KEY = "only-for-tests"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "tests.whooshsearch.chaos",
    "whooshsearch",
    "modelsearch",
    "django.contrib.contenttypes",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _DIRECTORY / "records.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
        },
    }
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "whooshsearch.backend",
        "PATH": _DIRECTORY / "index",
        "BACKGROUND": os.environ.get("CHAOS_BACKGROUND") == "1",
        "PURGE_AFTER": 0.1,
    }
}
