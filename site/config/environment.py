"""Reads the environment and `.env`, and names the variable when a value is missing or malformed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]

_DOT_ENV = ROOT / ".env"
if _DOT_ENV.is_file():
    environ.Env.read_env(_DOT_ENV)

env = environ.Env()
T = TypeVar("T")


def required(name: str, hint: str) -> str:
    """Return the variable `name`, or refuse to start with a message that says what it is for."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"The environment variable {name} is missing. {hint}")
    return value


def parsed(name: str, default: str, parse: Callable[[str], T], hint: str) -> T:
    """Return `parse(value)`; a value that `parse` refuses stops the start, named."""
    value = os.environ.get(name, "").strip() or default
    try:
        return parse(value)
    except (ValueError, KeyError, TypeError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(
            f"The environment variable {name} is malformed: {hint} ({error})"
        ) from error


def origin(text: str) -> str:
    """Return an http(s) origin without path, e.g. `https://policy.example.org`."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("expected an address such as https://policy.example.org")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError("expected an address without path or query")
    return f"{parts.scheme}://{parts.netloc}"


def address(text: str) -> str:
    """Return a complete web address, e.g. `https://example.org/terms`."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("expected an address such as https://example.org/terms")
    return text


#: SQLite as safe as it gets: nothing half written, references held, deleted text overwritten.
_SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
    ),
}


def database(text: str) -> dict[str, Any]:
    """Return a Django database entry for `sqlite:///path` or `postgres://…`."""
    if urlsplit(text).scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ValueError("expected sqlite:///path or postgres://user:password@host:port/name")
    config: dict[str, Any] = environ.Env.db_url_config(text)
    if not config.get("NAME"):
        raise ValueError("the database has no name")
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = {**_SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **config}


def cache(text: str) -> dict[str, Any]:
    """Return a Django cache entry for `locmem://`, `dummy://` or `redis://host:port/number`."""
    if urlsplit(text).scheme not in {"locmem", "locmemcache", "dummy", "redis", "rediss"}:
        raise ValueError("expected locmem://, dummy:// or redis://host:port/number")
    config: dict[str, Any] = environ.Env.cache_url_config(
        text.replace("locmem://", "locmemcache://").replace("dummy://", "dummycache://"),
        backend="django.core.cache.backends.redis.RedisCache" if "redis" in text else None,
    )
    return config


def apart(config: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a second cache like `config`, whose entries never push out those of the first."""
    if config["BACKEND"].endswith("LocMemCache"):
        return {**config, "LOCATION": name}
    return {**config, "KEY_PREFIX": name}


#: A mail server that says nothing for so long is away; without it a run could wait for ever.
MAIL_SECONDS = 20


def email(text: str) -> dict[str, Any]:
    """Return Django's EMAIL_* settings for `smtp://…`, `smtp+tls://…`, `consolemail://`."""
    if urlsplit(text).scheme not in environ.Env.EMAIL_SCHEMES:
        raise ValueError("expected smtp://, smtp+tls://, smtp+ssl:// or consolemail://")
    config: dict[str, Any] = environ.Env.email_url_config(text)
    if urlsplit(text).scheme.startswith("smtp") and not config.get("EMAIL_HOST"):
        raise ValueError("the mail server has no name")
    return {"EMAIL_TIMEOUT": MAIL_SECONDS, **config}


def storage(text: str) -> Path:
    """Return the folder for uploaded files from `file:///path`."""
    parts = urlsplit(text)
    if parts.scheme != "file" or not parts.path:
        raise ValueError("expected file:///absolute/path")
    return Path(parts.path)


def time_zone(text: str) -> str:
    """Return an IANA time zone name, e.g. `Europe/London`."""
    if text not in available_timezones():
        raise ValueError("expected an IANA name such as Europe/London")
    return text


def one_of(*allowed: str) -> Callable[[str], str]:
    """Return a parser that accepts exactly the words given."""

    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"expected one of: {', '.join(allowed)}")
        return text

    return parse


def secret(text: str) -> str:
    """Return a key long and varied enough to sign with."""
    if len(text) < 50 or len(set(text)) < 5 or text.startswith("django-insecure-"):
        raise ValueError("expected at least 50 random characters")
    return text


def tasks(text: str) -> dict[str, Any]:
    """Return a task backend entry for `immediate`."""
    if text != "immediate":
        raise ValueError("expected immediate")
    return {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}


def hosts(text: str) -> list[str]:
    """Return the host names served, none of them a wildcard for all."""
    names = words(text)
    if "*" in names:
        raise ValueError("* would serve any host name")
    return names


def words(text: str) -> list[str]:
    """Return the comma-separated parts of `text`, at least one."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        raise ValueError("expected at least one name, separated by commas")
    return parts
