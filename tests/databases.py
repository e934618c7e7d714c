"""The database of the tests: migrated and set up once, then copied for every worker.

The template is named after everything it is made from, so a stale one is never used again. Each
worker works on a copy of its own, so that several runs at a time do not disturb each other.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from tempfile import gettempdir
from typing import Protocol

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from foundation import registries
from foundation.registries import Step
from foundation.services.fingerprint import fingerprint
from foundation.services.run_steps import run_steps

VAR = Path(settings.VAR)
#: The tracker's services fill the demonstration, and add nothing to a site that is only set up.
NEVER_SET_UP = "partnerships/tracker/services"
OTHER_LANGUAGES = "page trees of other languages"


class Store(Protocol):
    """Where the template and the copies are kept."""

    def has_template(self) -> bool:
        """Say whether the template exists, whole."""

    def open_new_template(self) -> None:
        """Point the connection to an empty database, to be filled."""

    def keep_template(self) -> None:
        """Give the filled database the name of the template; forget older ones."""

    def forget_templates(self) -> None:
        """Remove every template."""

    def copy(self) -> None:
        """Make this worker's copy anew, and point the connection to it."""

    def drop(self) -> None:
        """Remove this worker's copy."""


class SQLiteStore:
    """Files: templates under `var/`, copies among the temporary files."""

    def __init__(self, mark: str) -> None:
        self._template = VAR / f"test-template-{mark}.sqlite3"
        self._draft = VAR / "test-template.partial"
        self._copy = Path(gettempdir()) / f"chancery-test-{os.getpid()}.sqlite3"

    def has_template(self) -> bool:
        """Say whether the template exists, whole."""
        return self._template.is_file()

    def open_new_template(self) -> None:
        """Point the connection to an empty file, to be filled."""
        _remove(self._draft)
        _connect_to(str(self._draft))

    def keep_template(self) -> None:
        """Give the filled file the name of the template; forget older ones."""
        connection.close()
        self.forget_templates()
        self._draft.rename(self._template)

    def forget_templates(self) -> None:
        """Remove every template."""
        for template in VAR.glob("test-template-*.sqlite3"):
            template.unlink()

    def copy(self) -> None:
        """Write the template over this worker's copy, which may be open elsewhere."""
        connection.close()
        with (
            closing(sqlite3.connect(self._template)) as template,
            closing(sqlite3.connect(self._copy)) as target,
        ):
            template.backup(target)
        _connect_to(str(self._copy))

    def drop(self) -> None:
        """Remove this worker's copy."""
        connection.close()
        _remove(self._copy)


class PostgreSQLStore:
    """Databases beside the one that the settings name."""

    def __init__(self, mark: str) -> None:
        base = str(settings.DATABASES["default"]["NAME"])
        self._prefix = f"{base}_template_"
        self._template = f"{self._prefix}{mark}"
        self._draft = f"{base}_template_partial"
        self._copy = f"{base}_{os.getpid()}"

    def has_template(self) -> bool:
        """Say whether the template exists, whole."""
        return self._template in self._names()

    def open_new_template(self) -> None:
        """Point the connection to an empty database, to be filled."""
        self._run(f"DROP DATABASE IF EXISTS {self._quoted(self._draft)} WITH (FORCE)")
        self._run(f"CREATE DATABASE {self._quoted(self._draft)} TEMPLATE template0 ENCODING 'UTF8'")
        _connect_to(self._draft)

    def keep_template(self) -> None:
        """Give the filled database the name of the template; forget older ones."""
        connection.close()
        self.forget_templates()
        draft, template = self._quoted(self._draft), self._quoted(self._template)
        self._run(f"ALTER DATABASE {draft} RENAME TO {template}")

    def forget_templates(self) -> None:
        """Remove every template."""
        for name in self._names():
            if name.startswith(self._prefix) and name != self._draft:
                self._run(f"DROP DATABASE {self._quoted(name)} WITH (FORCE)")

    def copy(self) -> None:
        """Make this worker's copy anew."""
        self.drop()
        template = self._quoted(self._template)
        self._run(f"CREATE DATABASE {self._quoted(self._copy)} TEMPLATE {template}")
        _connect_to(self._copy)

    def drop(self) -> None:
        """Remove this worker's copy."""
        connection.close()
        self._run(f"DROP DATABASE IF EXISTS {self._quoted(self._copy)} WITH (FORCE)")

    def _names(self) -> list[str]:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database")
            return [name for (name,) in cursor.fetchall()]

    def _run(self, statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)

    def _quoted(self, name: str) -> str:
        return connection.ops.quote_name(name)


def store() -> Store:
    """Return the store for the database that the settings name."""
    kind = SQLiteStore if connection.vendor == "sqlite" else PostgreSQLStore
    return kind(fingerprint(without=NEVER_SET_UP))


def prepare(where: Store) -> None:
    """Give this worker a migrated and set-up database, making the template when there is none."""
    with _one_at_a_time():
        if not where.has_template():
            where.open_new_template()
            call_command("migrate", verbosity=0, interactive=False)
            run_steps(_steps_of_set_up(), StringIO().write)
            where.keep_template()
        where.copy()
    ContentType.objects.clear_cache()


def _steps_of_set_up() -> Iterator[Step]:
    """Yield what `set_up_site` runs, without the pages of other languages.

    They would double every page that a test asks for by its kind; what is about them lays them
    out (`tests.website.conftest.in_every_language`).
    """
    return (step for step in registries.setup_steps if step.name != OTHER_LANGUAGES)


def forget(where: Store) -> None:
    """Remove the templates, so that the next run makes one."""
    with _one_at_a_time():
        where.forget_templates()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    VAR.mkdir(exist_ok=True)
    with (VAR / "test-template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _connect_to(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
