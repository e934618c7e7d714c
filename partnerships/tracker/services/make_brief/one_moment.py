"""Has everything that is read inside be true of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from foundation.keeping import while_reading


@contextmanager
def one_moment() -> Iterator[None]:
    """Read inside one snapshot of the database, as far as no transaction has begun before.

    SQLite gives a snapshot to every transaction, PostgreSQL to one that is "repeatable read".
    """
    begins = not connection.in_atomic_block
    with transaction.atomic(), while_reading():
        if begins and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
