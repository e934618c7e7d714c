"""A process with a site of its own, which answers how long a page took and what it asked.

`python -m tests.bench.pages.worker SIZE` makes the site, says which pages can be asked for, and
then answers each line of its input, a path, with one line of JSON.
"""

import contextlib
import io
import json
import sys
import time
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (Django is ready only now)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from tests.bench.pages.corpus import write_corpus  # noqa: E402
from tests.caches import forget_all  # noqa: E402
from website.services.rebuild_search_entries import rebuild_search_entries  # noqa: E402


def main() -> None:
    """Make the site and answer until the input ends."""
    size = int(sys.argv[1])
    with contextlib.redirect_stdout(io.StringIO()):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("set_up_site")
        corpus = write_corpus(size)
        rebuild_search_entries(lambda _line: None)
        if connection.vendor == "sqlite":
            connection.cursor().execute("ANALYZE")
    law = corpus.laws[len(corpus.places)]
    _answer({"law": law.slug, "place": corpus.places[0].slug, "other": corpus.places[1].slug})
    setup_test_environment()
    client = Client()
    for line in sys.stdin:
        _answer(_ask(client, line.strip()))


def _ask(client: Client, line: str) -> dict[str, Any]:
    """Visit the path of a line; one that begins with "anew " as if something had just changed."""
    path = line.removeprefix("anew ")
    if path != line:
        forget_all()
    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        response = client.get(path)
        took = (time.perf_counter() - began) * 1000
    return {
        "status": response.status_code,
        "ms": took,
        "queries": len(captured.captured_queries),
        "slowest": sorted(
            ((float(each["time"]), each["sql"][:300]) for each in captured.captured_queries),
            reverse=True,
        )[:5],
    }


def _answer(found: object) -> None:
    sys.stdout.write(f"{json.dumps(found)}\n")
    sys.stdout.flush()


main()
