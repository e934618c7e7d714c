"""A process with a tracker of its own: `python -m tests.bench.tracker.worker SIZE`."""

import contextlib
import io
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (Django is ready only now)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from partnerships.tracker.services.refresh_find_entries import (  # noqa: E402
    rebuild_find_entries,
)
from tests.bench.tracker.corpus import write_corpus  # noqa: E402
from tests.bench.visits import answer, answer_visits  # noqa: E402


def main() -> None:
    """Make the tracker and answer until the input ends."""
    size = int(sys.argv[1])
    with contextlib.redirect_stdout(io.StringIO()):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("set_up_site")
        corpus = write_corpus(size)
        rebuild_find_entries(lambda _line: None)
        if connection.vendor == "sqlite":
            connection.cursor().execute("ANALYZE")
    partner = corpus.partner
    answer(
        {
            "partner": str(partner.uid),
            "word": f"matter{partner.pk}x7",
            "office": partner.organisation.name.split()[1],
        }
    )
    clients = {name: Client() for name in corpus.people}
    for name, client in clients.items():
        client.force_login(corpus.people[name])

    def client_for(line: str) -> tuple[Client, str]:
        name, _space, path = line.partition(" ")
        return clients[name], path

    answer_visits(lambda line: line, client_for)


main()
