"""What a page asks of the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.caches import forget_all


def first_visit(client: Client, path: str) -> list[str]:
    """Return the queries of the first visit after a public change, when nothing is kept."""
    forget_all()
    return later_visit(client, path)


def later_visit(client: Client, path: str) -> list[str]:
    """Return the queries of a visit."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
        assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]
