"""What people look for comes first: the same questions on Whoosh and on the database.

One test, so that the demonstration is seeded once: that takes longer than everything else here.
The database is slower, and is asked one question in three.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from modelsearch.backends import get_search_backend
from pytest_django.plugin import DjangoDbBlocker
from wagtail.signal_handlers import disable_reference_index_auto_update

from config.search_url import backends
from foundation import registries
from foundation.services.run_steps import run_steps
from tests.relevance.measure import Answer, ask_all, success
from website.models import SearchEntry
from website.models.search_entry import PUBLIC_SEARCH
from website.services.rebuild_search_entries import rebuild_search_entries

pytestmark = pytest.mark.django_db

#: The share of questions answered by the first result, and by one of the first three.
ON_WHOOSH, ON_THE_DATABASE = (0.9, 0.98), (0.85, 0.95)


def quiet(url: str) -> dict[str, dict[str, Any]]:
    """Return the search backends, of which the signals of modelsearch write into none."""
    found = backends(url)
    more = {"BACKGROUND": False} if url.startswith("whoosh") else {}
    return {alias: {**options, "AUTO_UPDATE": False, **more} for alias, options in found.items()}


@pytest.fixture(scope="module")
def whoosh(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an index of its own."""
    return f"whoosh://{tmp_path_factory.mktemp('relevance')}"


@pytest.fixture(scope="module")
def _demo(
    whoosh: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[None]:
    media: Path = tmp_path_factory.mktemp("media")
    settings = override_settings(MODELSEARCH_BACKENDS=quiet(whoosh), MEDIA_ROOT=media)
    with django_db_blocker.unblock(), transaction.atomic():
        with settings, disable_reference_index_auto_update():
            get_search_backend(PUBLIC_SEARCH).reset_indexes()
            run_steps(registries.demo_steps, lambda _line: None)
            rebuild_search_entries()
            get_search_backend(PUBLIC_SEARCH).refresh_indexes()
        yield
        transaction.set_rollback(True)


def answers(url: str, every: int) -> list[Answer]:
    """Ask the engine at `url` one question in `every`; what is not first is printed."""
    with override_settings(MODELSEARCH_BACKENDS=quiet(url)):
        backend = get_search_backend(PUBLIC_SEARCH)
        if url.startswith("database"):
            backend.add_bulk(SearchEntry, SearchEntry.objects.all())
        backend.refresh_indexes()
        found = list(ask_all(every))
    print(f"\n{url}: {success(found, 1):.3f} first, {success(found, 3):.3f} among three")  # noqa: T201
    print("\n".join(str(answer) for answer in found if not answer.is_within(1)))  # noqa: T201
    return found


@pytest.mark.usefixtures("_demo")
def test_what_people_look_for_comes_first(whoosh: str) -> None:
    for url, every, (first, three) in (
        (whoosh, 1, ON_WHOOSH),
        ("database://", 3, ON_THE_DATABASE),
    ):
        cache.clear()
        found = answers(url, every)
        assert success(found, 1) >= first, url
        assert success(found, 3) >= three, url
