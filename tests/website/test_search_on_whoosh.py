"""The search page on the engine of the site: files of its own, which may be lost."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from modelsearch.backends import get_search_backend

from config.search_url import backends
from tests.factories.legislation import make_law
from tests.website.test_search import ADDRESSES, hide_the_laws
from website.models.search_entry import PUBLIC_SEARCH

pytestmark = pytest.mark.django_db

TakeIn = Callable[[], None]


@pytest.fixture
def take_in(settings: Any, tmp_path: Path) -> TakeIn:
    """Search on an empty index on Whoosh; what is returned takes in what was published since."""
    found = backends(f"whoosh://{tmp_path}/search")
    found["default"]["AUTO_UPDATE"] = False
    for options in found.values():
        options["BACKGROUND"] = False
    settings.MODELSEARCH_BACKENDS = found
    backend = get_search_backend(PUBLIC_SEARCH)
    backend.reset_indexes()
    take_in: TakeIn = backend.refresh_indexes
    return take_in


def titles(client: Client, typed: str) -> list[str]:
    """Return the titles of the results."""
    answer = client.get(f"/search/?format=json&q={quote(typed)}").json()
    return [row["title"] for row in answer["results"]]


@pytest.mark.parametrize(
    "typed",
    ["zzqx blocked", "zzqx BLOCKS", "R.A. 77930", "ra77930", "zzqx csaem", "zzqxs", "loi zzqx"],
)
def test_a_law_is_found_however_it_is_asked_for(
    client: Client, take_in: TakeIn, typed: str
) -> None:
    law = make_law(
        title="Zzqx Act",
        number="Republic Act No. 77930",
        summary="Blocking of child sexual abuse material.",
    )
    take_in()
    assert titles(client, typed) == [law.title]


def test_the_words_that_match_are_marked_in_an_excerpt(client: Client, take_in: TakeIn) -> None:
    make_law(title="Zzqx Act", summary="It asks hosts for blocking.")
    take_in()
    page = client.get("/search/?q=zzqx+blocks").content.decode()
    assert "It asks hosts for <mark>blocking</mark>." in page


def test_a_misspelt_word_is_looked_for_as_it_is_spelt(client: Client, take_in: TakeIn) -> None:
    make_law(title="Zzqxportation Act")
    take_in()
    page = client.get("/search/?q=zzqxprotation").content.decode()
    assert "Showing results for <strong>zzqxportation</strong>" in page


def test_names_are_suggested(client: Client, take_in: TakeIn) -> None:
    make_law(title="Zzqxname Act")
    take_in()
    answer = client.get("/search/suggest/?q=zzqxn").json()
    assert [row["title"] for row in answer["suggestions"]] == ["Zzqxname Act"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_hidden_word_answers_like_nonsense(client: Client, take_in: TakeIn, address: str) -> None:
    make_law(title="Zzqxaaaa", summary="zzqxaaaa")
    take_in()
    hide_the_laws()
    take_in()
    secret, nonsense = (
        client.get(address.format(word)).content.decode() for word in ("zzqxaaaa", "zzqxbbbb")
    )
    assert secret == nonsense.replace("zzqxbbbb", "zzqxaaaa")


def test_what_leaves_the_site_leaves_the_results(client: Client, take_in: TakeIn) -> None:
    law = make_law(title="Zzqx Act")
    take_in()
    assert titles(client, "zzqx") == ["Zzqx Act"]
    law.unpublish()
    assert titles(client, "zzqx") == []


def test_a_lost_index_leaves_the_page_up(client: Client, take_in: TakeIn, tmp_path: Path) -> None:
    make_law(title="Zzqx Act")
    take_in()
    shutil.rmtree(tmp_path / "search")
    response = client.get("/search/?q=zzqx")
    assert response.status_code == 200
    assert "Search is being rebuilt" in response.content.decode()
    assert client.get("/search/suggest/?q=zzqx").json() == {"suggestions": []}


def test_lists_are_narrowed_by_words_without_an_index(
    client: Client, take_in: TakeIn, tmp_path: Path
) -> None:
    make_law(title="Zzqx Act")
    make_law(title="Another Act")
    take_in()
    shutil.rmtree(tmp_path / "search")
    page = client.get("/legislation/?q=zzqx+act").content.decode()
    assert "Zzqx Act" in page
    assert "Another Act" not in page
