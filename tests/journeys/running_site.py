"""A whole site for the journeys: demonstration records, served as `make run` serves them.

It is a process of its own, on its own port, with its own database and uploads, so that nothing
of the tests' settings reaches it, and nothing it does reaches a developer's demonstration.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psycopg2
from django.conf import settings
from psycopg2 import sql

from foundation.management.commands.serve_demo import server_command
from foundation.services.fingerprint import fingerprint

HOST = "127.0.0.1"
PASSWORD = "a password for journeys"
SECONDS_TO_START = 60
#: What the proxy that ends TLS in front of a production service adds to every request.
AS_BY_PROXY = {"X-Forwarded-Proto": "https"}
#: What a server says in its log when it failed, whatever the browser was shown.
SIGNS_OF_FAILURE = ("Traceback (most recent call last)", " ERROR ", " CRITICAL ")


@dataclass(frozen=True)
class RunningSite:
    """Where the site answers, and what it wrote into its log."""

    address: str
    log: Path

    def mark(self) -> int:
        """Return the length of the log, to read later what was added."""
        return self.log.stat().st_size

    def failures_since(self, mark: int) -> str:
        """Return what the server logged since `mark`, if that tells of a failure."""
        with self.log.open("rb") as log:
            log.seek(mark)
            added = log.read().decode(errors="replace")
        return added if any(sign in added for sign in SIGNS_OF_FAILURE) else ""


@contextmanager
def running_site(folder: Path) -> Iterator[RunningSite]:
    """Seed a database below `folder` (or on the server of TEST_DATABASE_URL) and serve it."""
    port = free_port()
    with seeded(folder, port) as environment, served(folder, port, environment) as site:
        yield site


@contextmanager
def seeded(folder: Path, port: int) -> Iterator[dict[str, str]]:
    """Seed a database below `folder`; yield the environment in which its site is served."""
    with _database(folder) as (database, is_seeded):
        environment = _environment(folder, port, database)
        if is_seeded:
            manage(environment, "drain_search_index")
        else:
            manage(environment, "migrate", "--verbosity", "0")
            manage(environment, "seed_demo")
            _keep(folder)
        yield environment


@contextmanager
def served(
    folder: Path, port: int, environment: dict[str, str], ready: str = "/accounts/login/"
) -> Iterator[RunningSite]:
    """Serve the site of an environment until the end; `ready` is a path that it answers."""
    site = RunningSite(f"http://localhost:{port}", folder / "server.log")
    with site.log.open("wb") as log:
        server = subprocess.Popen(  # noqa: S603  (our own command)
            server_command(HOST, port), env=environment, stdout=log, stderr=log
        )
    try:
        _wait_for(site, server, ready)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _environment(folder: Path, port: int, database: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": database,
        "DEMO_PASSWORD": PASSWORD,
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
        "STORAGE_URL": f"file://{folder / 'media'}",
        "SEARCH_URL": f"whoosh://{folder / 'search'}",
    }


def manage(environment: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, str(settings.ROOT / "manage.py"), *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _wait_for(site: RunningSite, server: subprocess.Popen[bytes], ready: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < until:
        try:
            with urlopen(Request(site.address + ready, headers=AS_BY_PROXY)):  # noqa: S310  (our own address)
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"The site did not start:\n{site.log.read_text(errors='replace')}")


# --- Databases -----------------------------------------------------------------------------------


@contextmanager
def _database(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the address of a database, and whether the demonstration is in it already."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if server.startswith("postgres"):
        with _database_on(server) as address:
            yield address, False
        return
    path = folder / "site.sqlite3"
    is_seeded = _kept().is_file()
    if is_seeded:
        shutil.copy(_kept(), path)
    yield f"sqlite:///{path}", is_seeded


@contextmanager
def _database_on(server: str) -> Iterator[str]:
    name = sql.Identifier(f"chancery_journeys_{os.getpid()}")
    _run(server, sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(name))
    try:
        yield urlsplit(server)._replace(path=f"/{name.string}").geturl()
    finally:
        _run(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def _run(server: str, statement: sql.Composed) -> None:
    address = urlsplit(server)._replace(scheme="postgresql", path="/postgres").geturl()
    with closing(psycopg2.connect(address)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)


def _kept() -> Path:
    """Return where a seeded database is kept for as long as what it is made from stays as it is."""
    return Path(settings.VAR) / f"journeys-{fingerprint()}.sqlite3"


def _keep(folder: Path) -> None:
    seeded = folder / "site.sqlite3"
    if seeded.is_file():
        for outdated in Path(settings.VAR).glob("journeys-*.sqlite3"):
            outdated.unlink()
        shutil.copy(seeded, _kept())
