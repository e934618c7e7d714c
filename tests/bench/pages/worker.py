"""A process with a site of its own, which answers how long a page took and what it asked.

`python -m tests.bench.pages.worker SIZE` makes the site, says which pages can be asked for, and
then answers each line of its input, a path, with one line of JSON.
"""

import contextlib
import io
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (Django is ready only now)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from tests.bench.pages.corpus import write_corpus  # noqa: E402
from tests.bench.visits import answer, answer_visits  # noqa: E402
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
    answer({"law": law.slug, "place": corpus.places[0].slug, "other": corpus.places[1].slug})
    client = Client()
    answer_visits(_forget_if_told, lambda path: (client, path))


def _forget_if_told(line: str) -> str:
    """Forget what pages keep, before a path that begins with "anew "."""
    path = line.removeprefix("anew ")
    if path != line:
        forget_all()
    return path


main()
