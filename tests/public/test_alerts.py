"""Readers follow by e-mail on the public service: no session, no cookie, rows inserted only."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from config.environment import ROOT
from tests.public.process import HOST, Answer, ask, environment
from tests.public.test_public_service import database_url

__all__ = ["database_url"]

ADDRESSES = ["/follow/", "/follow/?country=GH&type=law", "/ar/follow/", "/follow/asked/"]
STAFF = "/admin/stewardship/alerts/"


@pytest.fixture(scope="module")
def answers(database_url: str) -> dict[str, Answer]:
    """Return what the service says."""
    return ask(database_url, *ADDRESSES, STAFF)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_pages_are_there_without_a_cookie(address: str, answers: dict[str, Answer]) -> None:
    assert answers[address].status == 200
    assert not answers[address].cookies
    assert answers[address].headers["Cache-Control"] == "no-store"


def test_the_list_of_the_staff_does_not_exist(answers: dict[str, Answer]) -> None:
    assert answers[STAFF].status == 404


def test_a_reader_asks_says_yes_and_ends_it_by_inserts_alone(database_url: str) -> None:
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-W", "ignore", str(Path(__file__).with_name("follower.py")), HOST],
        env=environment(database_url, DJANGO_SETTINGS_MODULE="tests.public.settings"),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["statuses"], found["cookies"]) == ([200, 302, 200, 200, 200], [])
    assert found["steps"] == ["asked", "confirmed", "ended"]
    assert len(found["sql"]) == 3
    assert all(sql.startswith('INSERT INTO "website_alertevent"') for sql in found["sql"])
    assert not any("RETURNING" in sql for sql in found["sql"])
