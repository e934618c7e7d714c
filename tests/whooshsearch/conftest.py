"""Backends of their own for each test, over the places, topics and languages of the site."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from modelsearch.backends import get_search_backend

from reference.models import Jurisdiction, Topic
from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.services.rebuild import rebuild

Configure = Callable[..., WhooshSearchBackend]


@pytest.fixture
def configure(settings: Any, tmp_path: Path) -> Configure:
    """Make one backend hold everything: `configure(MODELS=["reference.Topic"])`."""

    def make(**options: Any) -> WhooshSearchBackend:
        entry = {
            "BACKEND": "whooshsearch.backend",
            "PATH": str(tmp_path / "search"),
            "BACKGROUND": False,
            **options,
        }
        nothing = {**entry, "INDEX_PREFIX": "public_", "MODELS": []}
        settings.MODELSEARCH_BACKENDS = {"default": entry, "public": nothing}
        return get_search_backend("default")

    return make


@pytest.fixture
def topics(configure: Configure, db: None) -> WhooshSearchBackend:
    """A backend that holds topics, all of them indexed."""
    backend = configure(MODELS=["reference.Topic"])
    rebuild(backend.get_index_for_model(Topic))
    return backend


@pytest.fixture(scope="session")
def places_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the places are indexed, once for all tests: none of them changes a place."""
    return tmp_path_factory.mktemp("places")


@pytest.fixture
def places(configure: Configure, db: None, places_directory: Path) -> WhooshSearchBackend:
    """A backend that holds the places, all of them indexed."""
    backend = configure(MODELS=["reference.Jurisdiction"], PATH=str(places_directory))
    index = backend.get_index_for_model(Jurisdiction)
    if not index.store.directory.exists():
        rebuild(index)
    return backend


def make_topic(name: str, definition: str = "") -> Topic:
    """Return a saved topic."""
    return Topic.objects.create(
        name=name, slug=name.lower().replace(" ", "-"), definition=definition
    )


def found(
    backend: WhooshSearchBackend, query: Any, model: Any = Topic, **options: Any
) -> list[str]:
    """Return the names of what a search finds, best first."""
    return [record.name for record in backend.search(query, model, **options)]
