"""Notice every write that may show in public, whoever writes and by whatever call.

A wrapper around each statement of each connection, so that `update()`, bulk writes and raw SQL
count as well as `save()`. Which tables never show in public is listed; all others count.
"""

import re
from collections.abc import Callable
from itertools import count
from typing import Any, Final
from weakref import WeakKeyDictionary

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from foundation.keeping import stop_keeping
from website.models import PublicMoment

#: A statement that writes, behind comments and common table expressions, and the table it names.
_WRITE: Final = re.compile(
    r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(?:WITH\b.*?\b)?(?<!FOR )(?<!KEY )"
    r"(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|REPLACE\s+INTO"
    r"|MERGE\s+INTO|COPY|TRUNCATE(?:\s+TABLE)?)[\s\"`]+(\w+)",
    re.IGNORECASE | re.DOTALL,
)
TABLE: Final = PublicMoment._meta.db_table
#: Tables that no public page reads, by how their names begin.
PRIVATE: Final = (
    TABLE,
    "account_",
    "accounts_",
    "auth_",
    "django_",
    "mfa_",
    "partnerships_portalrequest",
    "stewardship_errorreport",
    "stewardship_linkcheck",
    "stewardship_sentdigest",
    "stewardship_verification",
    "tracker_",
    "wagtailcore_comment",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_task",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflow",
    "website_alert",
    "website_recordchange",
    "whooshsearch_",
)
#: Every so many notes the old rows are pruned, all but the latest so many.
PRUNED_EVERY: Final = 200
KEPT: Final = 500

_notes = count(1)
_seen: "WeakKeyDictionary[BaseDatabaseWrapper, bool]" = WeakKeyDictionary()
_ready: "WeakKeyDictionary[BaseDatabaseWrapper, bool]" = WeakKeyDictionary()


def watch(connection: BaseDatabaseWrapper) -> None:
    """Notice what this connection writes."""
    if note_write not in connection.execute_wrappers:
        connection.execute_wrappers.append(note_write)


def note_write(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,  # noqa: FBT001  (the signature is Django's)
    context: dict[str, Any],
) -> Any:
    """Run a statement, and note the moment if it changed what may be public."""
    result = execute(sql, params, many, context)
    written = _WRITE.match(sql)
    if written and not written.group(1).startswith(PRIVATE):
        _note(context["connection"])
    elif TABLE in sql:
        _seen[context["connection"]] = True
    return result


def _note(connection: BaseDatabaseWrapper) -> None:
    """Insert a moment, unless this transaction did and nobody read the version since."""
    stop_keeping()
    if not _is_ready(connection) or _is_noted(connection):
        return
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} (at) VALUES (%s)", [timezone.now()])  # noqa: S608  (our own name)
        if next(_notes) % PRUNED_EVERY == 0:
            cursor.execute(
                f"DELETE FROM {TABLE} WHERE id <= (SELECT MAX(id) - %s FROM {TABLE})",  # noqa: S608  (our own name)
                [KEPT],
            )
    _seen.pop(connection, None)
    if connection.in_atomic_block:
        transaction.on_commit(_noted, using=connection.alias)


def _noted() -> None:
    """Mark a transaction as noted: Django forgets the mark when it ends or is rolled back."""


def _is_noted(connection: BaseDatabaseWrapper) -> bool:
    if connection not in _seen:
        return any(entry[1] is _noted for entry in connection.run_on_commit)
    return False


def _is_ready(connection: BaseDatabaseWrapper) -> bool:
    """Whether the table is there, which it is not before it was migrated."""
    if connection not in _ready and TABLE in connection.introspection.table_names():
        _ready[connection] = True
    return connection in _ready
