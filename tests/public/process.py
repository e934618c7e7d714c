"""Runs a process of the public service beside the tests, and asks it for pages.

As a program it reads addresses from its arguments and writes what it answered as JSON.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import django
from django.test import Client

from config.environment import ROOT

HOST = "policy.example.org"


@dataclass(frozen=True)
class Answer:
    """What the public service said."""

    status: int
    headers: dict[str, str]
    cookies: list[str]
    body: str


def environment(database_url: str, **changes: str) -> dict[str, str]:
    """Return the environment of a service in production, with nothing of this one."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "SECRET_KEY": "a-key-for-the-process-of-a-test-" + "0123456789abcdef" * 2,
        "SITE_URL": f"https://{HOST}",
        "STAFF_URL": "https://staff.example.org",
        "ALLOWED_HOSTS": f"{HOST},staff.example.org",
        "DATABASE_URL": database_url,
        "STORAGE_URL": f"file://{ROOT}/var/test-media",
        "SEARCH_URL": "database://",
    } | changes


def ask(database_url: str, *addresses: str, **changes: str) -> dict[str, Answer]:
    """Return what a fresh process of the public service answers to each address."""
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-W", "ignore", str(Path(__file__)), *addresses],
        env=environment(database_url, DJANGO_SETTINGS_MODULE="tests.public.settings", **changes),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    return {address: Answer(**answer) for address, answer in found.items()}


def main(addresses: list[str]) -> None:
    """Answer for `ask`."""
    django.setup()
    client = Client(raise_request_exception=False, SERVER_NAME=HOST)
    answers = {}
    for address in addresses:
        response = client.get(address, secure=True)
        answers[address] = {
            "status": response.status_code,
            "headers": dict(response.headers),
            "cookies": list(response.cookies),
            "body": b"".join(response).decode(errors="replace"),
        }
    sys.stdout.write("\n" + json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1:])
