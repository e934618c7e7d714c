"""`manage.py serve_demo`: the demonstration, ready to use in a browser (`make run`)."""

import errno
import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation import registries
from foundation.services.prepare_demo import prepare_demo

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  (compared with, not bound to)


def check_address(host: str, port: int) -> None:
    """Raise CommandError, in words for whoever typed it, unless a server may listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Port {port} is taken by another program. Stop that program, or choose "
                    f"another port: make run PORT={port + 1 if port < 65535 else 8001}"
                ) from error
            raise CommandError(f"Nothing can listen on {host}:{port}: {error.strerror}.") from error
        except OverflowError as error:
            raise CommandError(f"There is no port {port}: choose one up to 65535.") from error


def server_command(host: str, port: int) -> list[str]:
    """Return the command that serves the site: one process, so that it has one cache."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        *(sys.executable, "-m", "gunicorn", "config.wsgi"),
        *("--bind", bind, "--workers", "1", "--threads", "8"),
        *("--pythonpath", str(settings.ROOT / "site"), "--log-level", "warning"),
        *("--limit-request-line", "8190"),  # an over-long question gets the site's own answer
    ]


class Command(BaseCommand):
    """Prepare the demonstration, say where it is and how to sign in, and serve it."""

    help = "Serves the demonstration, after preparing it where that is needed."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address from the command line, else from HOST and PORT."""
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000", type=int)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Prepare, greet and become the server."""
        if not getattr(settings, "DEMO_USERS_ALLOWED", False):
            raise CommandError("The demonstration is never served under production settings.")
        host, port = options["host"], options["port"]
        check_address(host, port)
        prepare_demo(self.stdout.write)
        self.greet("localhost" if host in {"127.0.0.1", *EVERYWHERE} else host, port)
        command = server_command(host, port)
        os.execv(command[0], command)  # noqa: S606  (no shell, and no word from outside)

    def greet(self, host: str, port: int) -> None:
        """Say where the site is and how to sign in."""
        home = f"http://{host}:{port}"
        self.stdout.write(f"\nChancery is at {home}/ and its editing at {home}/admin/")
        for step in registries.welcome_steps:
            self.stdout.write(f"{step.name}:")
            step.run(self.stdout.write)
        self.stdout.write("Stop it with Ctrl-C.\n")
        self.stdout.flush()
