"""The public service searches the public index on disk, and leaves it as it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from config.search_url import backends
from tests.public.process import ask
from tests.public.test_public_service import database_url  # noqa: F401  (a fixture)
from whooshsearch.backend import whoosh_indexes
from whooshsearch.services.prepare import prepare_all

ADDRESS = "/search/?q=ghana&format=json"


@pytest.fixture(scope="module")
def folder(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Both indexes, as the staff service makes them."""
    place = tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        found = backends(f"whoosh://{place}")
        found["public"]["BACKGROUND"] = False
        patch.setattr("django.conf.settings.MODELSEARCH_BACKENDS", found)
        prepare_all(whoosh_indexes("public"), lambda _line: None)
        connection.close()
        yield place


def test_it_finds_what_is_public_and_writes_nothing(
    folder: Path,
    database_url: str,  # noqa: F811
) -> None:
    before = snapshot(folder)
    answer = ask(database_url, ADDRESS, SEARCH_URL=f"whoosh://{folder}")[ADDRESS]
    assert "Ghana" in [each["title"] for each in json.loads(answer.body)["results"]]
    assert snapshot(folder) == before


def test_without_an_index_the_pages_stay_up(
    tmp_path: Path,
    database_url: str,  # noqa: F811
) -> None:
    answers = ask(database_url, "/search/?q=ghana", "/readyz", SEARCH_URL=f"whoosh://{tmp_path}")
    assert [answer.status for answer in answers.values()] == [200, 503]
    assert "rebuilt" in answers["/search/?q=ghana"].body
    assert not list(tmp_path.iterdir())


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
