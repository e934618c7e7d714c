"""Settings of `make run`: both services in one process, on SQLite, with demonstration users."""

import os

from django.core.management.utils import get_random_secret_key

from config import environment

_VAR = environment.ROOT / "var"
_KEY = _VAR / "secret_key"


def _own_key() -> str:
    """Return this clone's secret key, made once and kept outside version control."""
    if not _KEY.is_file():
        _VAR.mkdir(exist_ok=True)
        _KEY.touch(mode=0o600)
        _KEY.write_text(get_random_secret_key(), encoding="utf-8")
    return _KEY.read_text(encoding="utf-8")


_PORT = os.environ.get("PORT", "8000")
for _name, _value in {
    "SITE_URL": f"http://localhost:{_PORT}",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
    "DATABASE_URL": f"sqlite:///{_VAR}/chancery.sqlite3",
}.items():
    os.environ.setdefault(_name, _value)
if not os.environ.get("SECRET_KEY"):
    os.environ["SECRET_KEY"] = _own_key()
_SECOND_FACTOR = environment.parsed(
    "SECOND_FACTOR",
    "offered",
    environment.one_of("required", "offered"),
    "required or offered",
)
os.environ["SECOND_FACTOR"] = "required"

from config.settings.loosening import *  # noqa: E402, F403  (what stands above comes first)

os.environ["SECOND_FACTOR"] = SECOND_FACTOR = _SECOND_FACTOR
DEMO_PASSWORD = os.environ.get("DEMO_PASSWORD", "")
