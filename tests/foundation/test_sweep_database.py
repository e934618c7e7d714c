"""After an erasure the database keeps no copy of old rows lying about."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation.services.sweep_database import merge_full_text, sweep_later

TABLES = ("django_content_type",)


@pytest.mark.django_db(transaction=True)
def test_it_sweeps_once_everything_is_committed(caplog: pytest.LogCaptureFixture) -> None:
    is_sqlite = connection.vendor == "sqlite"
    wanted = "PRAGMA wal_checkpoint(TRUNCATE)" if is_sqlite else 'VACUUM "django_content_type"'
    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        sweep_later(TABLES)
        assert wanted not in [query["sql"] for query in captured.captured_queries]
    assert wanted in [query["sql"] for query in captured.captured_queries]
    assert not caplog.records


@pytest.mark.django_db
def test_inside_another_transaction_nothing_is_swept(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with (
        CaptureQueriesContext(connection) as captured,
        django_capture_on_commit_callbacks(execute=True),
    ):
        sweep_later(TABLES)
    assert not [q for q in captured.captured_queries if "VACUUM" in q["sql"].upper()]


@pytest.mark.django_db
def test_the_full_text_search_is_merged_where_there_is_one() -> None:
    with CaptureQueriesContext(connection) as captured:
        merge_full_text()
    merged = [q["sql"] for q in captured.captured_queries if "optimize" in q["sql"]]
    assert bool(merged) == (connection.vendor == "sqlite")
