"""Settings of the test suite: SQLite in a file, or the server named by `TEST_DATABASE_URL`."""

import os

from config import environment

_VAR = environment.ROOT / "var"
_VAR.mkdir(exist_ok=True)
os.environ.update(
    SECRET_KEY="only-for-tests-" + "x" * 50,
    SECOND_FACTOR="required",
    SITE_URL="http://testserver",
    STAFF_URL="http://testserver",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{_VAR}/test.sqlite3",
    CACHE_URL=os.environ.get("TEST_CACHE_URL") or "locmem://",
    EMAIL_URL="memorymail://",
    STORAGE_URL=f"file://{_VAR}/test-media",
    TASKS="immediate",
    SEARCH_URL=os.environ.get("TEST_SEARCH_URL") or "database://",
    TIME_ZONE="UTC",
)

from config.settings.loosening import *  # noqa: E402, F403  (what stands above comes first)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
