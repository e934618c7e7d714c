"""Databases for the bench, made for it and dropped after it, and its steps run in processes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Place:
    """A database and the directory of an index beside it."""

    database: str
    index: Path

    def environment(self) -> dict[str, str]:
        """Return the environment in which the steps run."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "BENCH_DATABASE": self.database,
            "BENCH_INDEX": str(self.index),
        }

    def run(self, *command: str) -> Any:
        """Run a step in a process of its own, and return what it printed."""
        return json.loads(self.start(*command).communicate()[0])

    def start(self, *command: str) -> "subprocess.Popen[str]":
        """Start a step; the caller waits for it."""
        return subprocess.Popen(  # noqa: S603  (our own interpreter and our own commands)
            [sys.executable, "-m", "django", *command],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=self.environment(),
        )


def sqlite(directory: Path, size: int) -> Place:
    """Return a place with an SQLite database."""
    return Place(f"sqlite://{directory}/{size}.sqlite3", directory / f"index-{size}")


@contextmanager
def postgres(directory: Path, size: int) -> Iterator[Place]:
    """Lend a place with a PostgreSQL database of its own, and the same index as on SQLite."""
    server = os.environ.get("TEST_DATABASE_URL") or _needed()
    name = f"chancery_bench_{os.getpid()}_{size}"
    with closing(psycopg2.connect(_named(server, "postgres"))) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield Place(_named(server, name), directory / f"index-{size}")
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _needed() -> str:
    done = subprocess.run(  # noqa: S603  (our own script)
        [str(ROOT / ".ci" / "need"), "postgres"], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _named(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}", scheme="postgresql"))
