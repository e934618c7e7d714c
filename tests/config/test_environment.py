"""Every variable of the environment: missing where needed or malformed, the start names it."""

import os
import runpy
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import ROOT

GOOD = {
    "SECRET_KEY": "0123456789abcdef" * 4,
    "SITE_URL": "https://policy.example.org",
    "STAFF_URL": "https://staff.example.org",
    "ALLOWED_HOSTS": "policy.example.org,staff.example.org",
    "DATABASE_URL": "postgres://user:password@db.example.org:5432/chancery",
    "CACHE_URL": "redis://cache.example.org:6379/1",
    "SEARCH_URL": "database://",
    "TASKS": "immediate",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "STORAGE_URL": "file:///srv/chancery/media",
    "TIME_ZONE": "Europe/London",
    "SECOND_FACTOR": "required",
}
NEEDED = ["SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL"]
MALFORMED = [
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "a" * 60),
    ("SITE_URL", "policy.example.org"),
    ("SITE_URL", "https://policy.example.org/path"),
    ("STAFF_URL", "ftp://staff.example.org"),
    ("ALLOWED_HOSTS", " , "),
    ("ALLOWED_HOSTS", "*"),
    ("DATABASE_URL", "mysql://user@db/chancery"),
    ("DATABASE_URL", "postgres://db.example.org"),
    ("CACHE_URL", "memcached://cache"),
    ("SEARCH_URL", "solr://search"),
    ("SEARCH_URL", "database://host"),
    ("SEARCH_URL", "whoosh://"),
    ("SEARCH_URL", "whoosh:///"),
    ("SEARCH_URL", "whoosh://relative/path"),
    ("SEARCH_URL", "whoosh:///srv/index/../media"),
    ("SEARCH_URL", "elasticsearch8://"),
    ("SEARCH_URL", "elasticsearch8://host/Capital/two"),
    ("SEARCH_URL", "opensearch3://host:port"),
    ("SEARCH_URL", "opensearch3+ftp://host"),
    ("TASKS", "tomorrow"),
    ("EMAIL_URL", "mail.example.org"),
    ("EMAIL_URL", "smtp://"),
    ("STORAGE_URL", "media"),
    ("TIME_ZONE", "Mars/Olympus"),
    ("SECOND_FACTOR", "offered"),
    ("SECOND_FACTOR", "none"),
]


@pytest.fixture(autouse=True)
def _good_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)


def start(service: str = "production") -> dict[str, Any]:
    """Return the settings that the environment gives."""
    return runpy.run_path(str(ROOT / f"site/config/settings/{service}.py"))


def test_a_full_environment_starts() -> None:
    settings = start()
    assert settings["DATABASES"]["default"]["NAME"] == "chancery"
    assert settings["EMAIL_HOST"] == "mail.example.org"
    assert settings["TIME_ZONE"] == "Europe/London"
    assert str(settings["MEDIA_ROOT"]) == "/srv/chancery/media"
    assert settings["CACHES"]["default"]["BACKEND"].endswith("RedisCache")


def test_what_is_needed_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in GOOD.keys() - set(NEEDED):
        monkeypatch.delenv(name)
    assert start()["SECOND_FACTOR"] == "required"


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_variable_is_named(
    name: str, value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=rf"\b{name}\b"):
        start()


@pytest.mark.parametrize(("name", "value"), MALFORMED)
def test_a_malformed_variable_is_named(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=rf"\b{name}\b"):
        start()


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "CACHE_URL", "SEARCH_URL"]
)
def test_a_refusal_does_not_repeat_a_secret(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "wrong://user:planted-secret@host")
    with pytest.raises(ImproperlyConfigured) as refused:
        start()
    assert "planted-secret" not in str(refused.value)


def test_every_variable_is_tried_malformed() -> None:
    assert {name for name, _value in MALFORMED} == GOOD.keys()


def test_sqlite_is_as_safe_as_it_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////tmp/chancery.sqlite3")
    options = start()["DATABASES"]["default"]["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        assert f"PRAGMA {pragma};" in options["init_command"]


@pytest.mark.parametrize("chosen", ["required", "offered"])
def test_only_a_machine_for_trying_out_chooses_its_second_factor(
    chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECOND_FACTOR", chosen)
    assert start("dev")["SECOND_FACTOR"] == chosen
    assert os.environ["SECOND_FACTOR"] == chosen


def test_production_shows_nothing_and_trusts_nobody() -> None:
    settings = start()
    assert settings["DEBUG"] is False
    assert settings["DEMO_USERS_ALLOWED"] is False
    assert settings["WHITENOISE_ALLOW_ALL_ORIGINS"] is False
    assert settings["WAGTAIL_GRAVATAR_PROVIDER_URL"] is None
    assert settings["WAGTAIL_ENABLE_UPDATE_CHECK"] is False
    assert settings["WAGTAILEMBEDS_FINDERS"] == []
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")
