"""As little as modelsearch's own suite needs: its test app, taggit, and the backend."""

import os

import environ

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
DATABASES = {
    "default": environ.Env.db_url_config(os.environ.get("TEST_DATABASE_URL") or "sqlite://:memory:")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["TEST"] = {"NAME": os.environ["CONTRACT_DATABASE"]}
    INSTALLED_APPS.append("django.contrib.postgres")
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "whooshsearch.backend",
        "PATH": os.environ["CONTRACT_INDEX"],
        "BACKGROUND": False,
    }
}
FIXTURE_DIRS = [os.environ["CONTRACT_FIXTURES"]]
