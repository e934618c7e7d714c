"""Have the database drop text that was deleted or overwritten and would lie about for a while.

SQLite overwrites what is deleted (`secure_delete`), but keeps it in its write-ahead log until that
is truncated, and words of its full-text search until that is merged. PostgreSQL frees the space of
old rows when tables are vacuumed.
"""

import logging
from collections.abc import Iterable

from django.db import DatabaseError, connection, transaction

logger = logging.getLogger(__name__)


def merge_full_text() -> None:
    """Have the full-text search of SQLite forget the words of rows that are gone; now."""
    if connection.vendor != "sqlite":
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%%USING fts5%%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"INSERT INTO {quote(name)}({quote(name)}) VALUES('optimize')")


def sweep_later(tables: Iterable[str]) -> None:
    """Once it is committed, truncate the log of SQLite, or vacuum `tables` on PostgreSQL."""
    names = tuple(tables)
    transaction.on_commit(lambda: _sweep(names))


def _sweep(tables: tuple[str, ...]) -> None:
    """Sweep; a database that is busy keeps what it has until the next time."""
    if connection.in_atomic_block:
        return
    quoted = ", ".join(connection.ops.quote_name(name) for name in tables)
    is_sqlite = connection.vendor == "sqlite"
    sql = "PRAGMA wal_checkpoint(TRUNCATE)" if is_sqlite else f"VACUUM {quoted}"
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError:
        logger.warning("The database was not swept after an erasure; the next time will do.")
