"""The public service says live values and hands out the feed without anything of the admin."""

from xml.etree import ElementTree as ET

import pytest

from tests.public.process import Answer, ask
from tests.public.test_public_service import database_url

__all__ = ["database_url"]

PAGE, FEED = "/why-a-portal/", "/feeds/changes.atom"
ADMIN = "/admin/live-values/"


@pytest.fixture(scope="module")
def answers(database_url: str) -> dict[str, Answer]:
    """Return what the service says."""
    return ask(database_url, PAGE, FEED, f"{FEED}?country=GH&type=law", ADMIN)


def test_a_text_says_the_values_of_today(answers: dict[str, Answer]) -> None:
    assert answers[PAGE].status == 200
    assert '<data value="0">0</data></a> portals live' in answers[PAGE].body
    assert "<embed" not in answers[PAGE].body


@pytest.mark.parametrize("address", [FEED, f"{FEED}?country=GH&type=law"])
def test_the_feed_is_handed_out_and_may_be_kept(address: str, answers: dict[str, Answer]) -> None:
    answer = answers[address]
    assert answer.status == 200
    assert ET.fromstring(answer.body.encode()).tag.endswith("feed")  # noqa: S314  (our own)
    assert answer.headers["ETag"]
    assert "public" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_what_an_editor_may_insert_is_not_asked_here(answers: dict[str, Answer]) -> None:
    assert answers[ADMIN].status == 404
