"""`/search/suggest/`: names that begin with the letters typed, and nothing that is hidden."""

from urllib.parse import quote

import pytest
from django.test import Client

from tests.factories.legislation import make_law
from tests.website.test_search import hide_the_laws

pytestmark = pytest.mark.django_db


def suggested(client: Client, typed: str) -> list[str]:
    """Return the names suggested."""
    answer = client.get(f"/search/suggest/?q={quote(typed)}").json()
    return [row["title"] for row in answer["suggestions"]]


def test_a_suggestion_says_what_it_is_and_where(client: Client) -> None:
    law = make_law(title="Zzqxname Act")
    assert client.get("/search/suggest/?q=zzqxna").json() == {
        "suggestions": [
            {
                "title": "Zzqxname Act",
                "kind": "Law",
                "url": f"/legislation/testland-qq/{law.slug}/",
            }
        ]
    }


def test_what_begins_like_the_letters_comes_first(client: Client) -> None:
    make_law(title="Act on zzqxnames")
    make_law(title="Zzqxnames and more of them")
    assert suggested(client, "zzqxn") == ["Zzqxnames and more of them", "Act on zzqxnames"]


def test_there_are_fewer_than_ten(client: Client) -> None:
    for number in range(12):
        make_law(title=f"Zzqxname {number}")
    assert len(suggested(client, "zzqx")) == 8


@pytest.mark.parametrize("typed", ["", "z", "  ", "'", "zzqx" * 30, "\\", "(", "*"])
def test_what_is_too_short_too_long_or_no_word_suggests_nothing(client: Client, typed: str) -> None:
    make_law(title="Zzqx Act")
    assert suggested(client, typed) == []


def test_accents_make_no_difference(client: Client) -> None:
    assert "Côte d’Ivoire" in suggested(client, "cote d'iv")


def test_records_of_a_private_list_are_not_suggested(client: Client) -> None:
    make_law(title="Zzqx Act")
    hide_the_laws()
    assert suggested(client, "zzqx") == []


def test_anybody_may_keep_the_answer_for_a_moment(client: Client) -> None:
    response = client.get("/search/suggest/?q=zzqx")
    assert response["Cache-Control"] == "public, max-age=30"
    assert "Vary" not in response or "cookie" not in response["Vary"].lower()
    assert not response.cookies


def test_a_box_names_the_address_that_suggests(client: Client) -> None:
    page = client.get("/search/").content.decode()
    assert page.count('data-typeahead="/search/suggest/"') == 2
