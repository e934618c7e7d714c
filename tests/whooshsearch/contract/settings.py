"""As little as modelsearch's own suite needs: its test app, taggit, and the backend."""

import os

SECRET_KEY = "only-for-tests"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
INSTALLED_APPS = [
    "whooshsearch",
    "modelsearch.test.testapp",
    "modelsearch",
    "taggit",
    "django.contrib.contenttypes",
    "django.contrib.auth",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "whooshsearch.backend",
        "PATH": os.environ["CONTRACT_INDEX"],
        "BACKGROUND": False,
    }
}
FIXTURE_DIRS = [os.environ["CONTRACT_FIXTURES"]]
