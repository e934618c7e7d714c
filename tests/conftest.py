"""What every test can rely on: a site that is set up, an empty cache, and no other host."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from tests import databases
from tests.caches import forget_all

#: The same examples each time, so that a run is red for what was changed;
hypothesis.settings.register_profile("chancery", deadline=None, max_examples=60, derandomize=True)
#: and a wide search for others: ARGS="--hypothesis-profile=search tests/legislation".
hypothesis.settings.register_profile("search", deadline=None, max_examples=5000)
hypothesis.settings.load_profile("chancery")

_STORE = pytest.StashKey[databases.Store]()
_connect = socket.socket.connect


def pytest_configure() -> None:
    """Give every worker a cache of its own, where the cache is a server that they share."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for cache in settings.CACHES.values():
        server, _slash, number = str(cache.get("LOCATION", "")).rpartition("/")
        if server.startswith("redis"):
            cache["LOCATION"] = f"{server}/{(int(number) + worker) % 16}"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Forget the migrated database when `--create-db` asks for a new one."""
    if session.config.getoption("create_db") and "PYTEST_XDIST_WORKER" not in os.environ:
        with session.config.stash[blocking_manager_key].unblock():
            databases.forget(databases.store())


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Copy the migrated and set-up database for this worker."""
    with django_db_blocker.unblock():
        store = request.config.stash[_STORE] = databases.store()
        databases.prepare(store)
    yield
    with django_db_blocker.unblock():
        store.drop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Bring the set-up site back after a test that could not run inside a transaction."""
    yield
    marker = item.get_closest_marker("django_db")
    names = getattr(item, "fixturenames", ())
    if "transactional_db" in names or (marker and marker.kwargs.get("transaction")):
        with item.config.stash[blocking_manager_key].unblock():
            databases.prepare(item.config.stash[_STORE])


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Forget what an earlier test had cached."""
    forget_all()


@pytest.fixture(autouse=True)
def _uploads_apart(settings: Any, tmp_path: Path) -> None:
    """Keep uploads among the files of the test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"


@pytest.fixture(autouse=True, scope="session")
def _no_other_host() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = address[0]
            if host not in {"127.0.0.1", "::1", "localhost"}:
                raise AssertionError(f"A test tried to reach {host}.")
        _connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()
