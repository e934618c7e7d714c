"""What a worker of the bench does: answer each line of its input, a path, with what it took."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment


def answer(found: object) -> None:
    """Write one line of JSON."""
    sys.stdout.write(f"{json.dumps(found)}\n")
    sys.stdout.flush()


def answer_visits(
    prepare: Callable[[str], str], client_for: Callable[[str], tuple[Client, str]]
) -> None:
    """Answer until the input ends.

    `prepare` takes a word in front of the path and says what is left; `client_for` says who asks.
    """
    setup_test_environment()
    for line in sys.stdin:
        client, path = client_for(prepare(line.strip()))
        answer(_visit(client, path))


def _visit(client: Client, path: str) -> dict[str, Any]:
    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        response = client.get(path)
        took = (time.perf_counter() - began) * 1000
    slowest = ((float(each["time"]), each["sql"][:300]) for each in captured.captured_queries)
    return {
        "status": response.status_code,
        "ms": took,
        "queries": len(captured.captured_queries),
        "slowest": sorted(slowest, reverse=True)[:5],
    }
