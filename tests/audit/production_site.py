"""The public service of production, with the demonstration's records.

A proxy would end TLS in front of it; whoever asks says so in a header, as the proxy would.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.running_site import RunningSite, free_port, manage, seeded, served


@contextmanager
def production_site(
    folder: Path, settings: str = "config.settings.public"
) -> Iterator[RunningSite]:
    """Seed a database below `folder` and serve it by the public service."""
    port = free_port()
    with seeded(folder, port) as environment:
        public = environment | {
            "DJANGO_SETTINGS_MODULE": settings,
            "SECRET_KEY": secrets.token_urlsafe(64),
            "SITE_URL": f"http://localhost:{port}",
            "STAFF_URL": f"http://staff.localhost:{port}",
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
        }
        del public["DEMO_PASSWORD"]
        manage(public, "collectstatic", "--noinput", "--clear", "--verbosity", "0")
        with served(folder, port, public, ready="/healthz") as site:
            yield site
