"""Whether the process runs, and whether what it needs is there."""

from collections.abc import Callable
from uuid import uuid4

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse

from website.models import SearchEntry

UNAVAILABLE = 503


def alive(_request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return _answer({"process": True})


def ready(_request: HttpRequest) -> JsonResponse:
    """Say what works; 503 when something does not. No names, versions or errors are shown."""
    return _answer({name: _works(check) for name, check in CHECKS.items()})


def _answer(found: dict[str, bool]) -> JsonResponse:
    is_well = all(found.values())
    words = {name: "ok" if works else "failed" for name, works in found.items()}
    response = JsonResponse(
        {"status": "ok" if is_well else "failed", **words}, status=200 if is_well else UNAVAILABLE
    )
    response["Cache-Control"] = "no-store"
    return response


def _works(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError, RuntimeError, ValueError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _migrations() -> bool:
    """Say whether every migration of the apps installed here was applied.

    The public service installs too few apps to build the graph of them, so names are compared.
    """
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    applied = MigrationRecorder(connection).applied_migrations()
    return set(loader.disk_migrations) <= set(applied)


def _search() -> bool:
    found = SearchEntry.objects.all().found_by(["ready"])[:1]
    list(found)
    return not getattr(found, "unavailable", None)


def _cache() -> bool:
    key, value = f"ready:{uuid4().hex}", uuid4().hex
    cache.set(key, value, timeout=10)
    return bool(cache.get(key) == value)


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "search": _search,
    "cache": _cache,
}
