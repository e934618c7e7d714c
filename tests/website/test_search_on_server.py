"""The public index on a search server holds search entries, whoever writes into it."""

from io import StringIO
from typing import Any, ClassVar

import pytest
from django.core.management import call_command
from django.db.models import Model
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import BaseIndex, BaseSearchBackend

from legislation.models import Instrument
from tests.factories.legislation import make_law
from website.models import SearchEntry
from website.search.public_server import NoIndex
from website.services.rebuild_search_entries import rebuild_search_entries

pytestmark = pytest.mark.django_db


class Index(BaseIndex):  # type: ignore[misc]
    """The index of one model on a server, which notes what it is sent."""

    def __init__(self, backend: Any, model: type[Model]) -> None:
        super().__init__(backend)
        self.model = model

    def get_key(self) -> str:
        """Return the name of the model."""
        return str(self.model._meta.label)

    def add_items(self, model: type[Model], items: Any) -> None:
        """Note what is sent."""
        Server.received += [(model, item) for item in items]

    def delete_item(self, item: Any) -> None:
        """Note what is to be forgotten."""
        Server.forgotten.append(type(item))


class Rebuilder:
    """Rebuilds an index in place."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def start(self) -> Index:
        """Return the index to fill."""
        return self.index

    def finish(self) -> None:
        """Note that the index is whole."""
        Server.rebuilt.append(self.index.model)


class Server(BaseSearchBackend):  # type: ignore[misc]
    """A search server that takes in every model."""

    received: ClassVar[list[tuple[type[Model], Any]]] = []
    forgotten: ClassVar[list[type[Model]]] = []
    rebuilt: ClassVar[list[type[Model]]] = []
    rebuilder_class = Rebuilder
    catch_indexing_errors = True

    def get_index_for_model(self, model: type[Model]) -> Index:
        """Return an index for each model."""
        return Index(self, model)


@pytest.fixture(autouse=True)
def _server(settings: Any) -> None:
    settings.MODELSEARCH_BACKENDS = {
        "default": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False},
        "public": {
            "BACKEND": "website.search.public_server",
            "ENGINE": f"{__name__}.Server",
            "AUTO_UPDATE": False,
        },
    }
    for noted in (Server.received, Server.forgotten, Server.rebuilt):
        noted.clear()


def test_a_rebuild_sends_search_entries_and_nothing_else() -> None:
    make_law(title="Zzqx draft", live=False)
    call_command("rebuild_modelsearch_index", backend_name="public", stdout=StringIO())
    assert {model for model, _item in Server.received} == {SearchEntry}
    assert Server.rebuilt == [SearchEntry]


def test_a_record_added_by_hand_is_not_sent() -> None:
    law = make_law(title="Zzqx Act")
    Server.received.clear()
    backend = get_search_backend("public")
    backend.add(law)
    backend.add_bulk(Instrument, [law])
    backend.delete(law)
    assert (Server.received, Server.forgotten) == ([], [])


def test_entries_are_sent_after_the_commit(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        rebuild_search_entries()
        assert not Server.received
    assert {model for model, _item in Server.received} == {SearchEntry}


def test_other_models_have_no_index() -> None:
    index = get_search_backend("public").get_index_for_model(Instrument)
    assert isinstance(index, NoIndex)
    assert "search entries only" in str(index)
