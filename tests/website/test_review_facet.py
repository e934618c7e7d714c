"""Lists say how many of their records are checked and current, and are narrowed by it."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from legislation.models import Instrument
from partnerships.register.models import Forum, Organisation, Portal
from tests.factories.legislation import make_law
from tests.factories.records import make_record
from tests.stewardship.queue import set_due
from tests.website.pages import SmallSite, ghana

STATES = ("current", "due", "not_verified")


@pytest.fixture
def three_laws(small_site: SmallSite) -> dict[str, Instrument]:
    """One law of each state."""
    due, unseen = (make_law(title=title, jurisdiction=ghana()) for title in ("Late", "Unseen"))
    return {
        "current": set_due(small_site.law, 10),
        "due": set_due(due, -1),
        "not_verified": unseen,
    }


@pytest.mark.parametrize("state", STATES)
def test_a_list_is_narrowed_by_review(
    client: Client, three_laws: dict[str, Instrument], state: str
) -> None:
    found = client.get(f"/legislation/?review={state}").context
    assert [law.pk for law in found["records"]] == [three_laws[state].pk]


def test_states_are_alternatives(client: Client, three_laws: dict[str, Instrument]) -> None:
    assert client.get("/legislation/?review=due&review=current").context["number_found"] == 2


def test_the_heading_says_what_is_current_and_leads_there(
    client: Client, three_laws: dict[str, Instrument]
) -> None:
    page = client.get("/legislation/?country=GH").content.decode()
    assert "3 laws" in page
    for state, words in zip(
        STATES, ("1 checked and current", "1 due for review", "1 not yet verified"), strict=True
    ):
        assert f'href="?country=GH&amp;review={state}">{words}</a>' in page


def test_a_list_tells_which_of_its_rows_are_due(
    client: Client, three_laws: dict[str, Instrument]
) -> None:
    assert client.get("/legislation/").content.decode().count('"tag">review due') == 1


def test_the_download_follows(client: Client, three_laws: dict[str, Instrument]) -> None:
    response = client.get("/legislation/?review=due&format=csv")
    text = b"".join(response).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["title"] for row in rows] == ["Late"]


@pytest.mark.parametrize(
    ("model", "path"), [(Portal, "/portals/"), (Organisation, "/partners/"), (Forum, "/forums/")]
)
def test_every_verified_family_has_the_facet(
    client: Client, small_site: SmallSite, model: type, path: str
) -> None:
    record = set_due(make_record(model), -1)
    found = client.get(f"{path}?review=due")
    assert [each.pk for each in found.context["records"]] == [record.pk]
    assert "review due" in found.content.decode()


def test_an_unknown_state_is_told_and_narrows_nothing(
    client: Client, three_laws: dict[str, Instrument]
) -> None:
    found = client.get("/legislation/?review=yesterday")
    assert found.context["number_found"] == 3
    assert "yesterday" in found.content.decode()


def test_the_facet_is_counted_in_one_query(
    client: Client, three_laws: dict[str, Instrument]
) -> None:
    laws = Instrument.objects.live()
    with CaptureQueriesContext(connection) as captured:
        counted = laws.count_by_review()
    assert counted == {"current": 1, "due": 1, "not_verified": 1}
    assert len(captured) == 1
    assert laws.tally().current == laws.verified_and_current().count() == 1
