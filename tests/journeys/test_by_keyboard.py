"""Everything a reader comes for, with a keyboard alone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Invite
from tests.journeys.people import Typist

#: A form that is sent faster than this was not filled in by a person.
TIME_TO_READ = 3_500  # milliseconds


@pytest.fixture
def typist(invite: Invite) -> Typist:
    """A reader with a keyboard."""
    return invite(Typist)


def test_the_law_of_a_country_is_found(typist: Typist) -> None:
    typist.open("/")
    typist.type("Search the whole site", "philippines")
    typist.enter()
    typist.press("Philippines", "a")
    typist.press("Anti-Child Pornography Act of 2009", "a")
    expect(typist.main).to_contain_text("Repealed on 30 July 2022")


def test_a_list_is_narrowed_and_widened_again(typist: Typist) -> None:
    typist.open("/legislation/")
    typist.unfold("Status")
    typist.tick("Proposed")
    typist.press("Show results", "button")
    assert "status=proposed" in typist.path
    rows = typist.main.locator("tbody tr")
    narrowed = rows.count()
    typist.press("Status: Proposed ×(remove)", "a")
    typist.page.wait_for_url("**/legislation/?")
    assert 0 < narrowed < rows.count()


def test_three_countries_are_compared(typist: Typist) -> None:
    typist.open("/compare/")
    for number, place in enumerate(("Philippines", "Ghana", "France"), start=1):
        typist.type(f"Place {number}", place)
    typist.enter()
    for name in ("Philippines", "Ghana", "France"):
        expect(typist.main.get_by_role("columnheader", name=name).first).to_be_visible()


def test_what_a_list_shows_is_downloaded(typist: Typist, tmp_path: Path) -> None:
    typist.open("/portals/?status=live")
    with typist.page.expect_download() as started:
        typist.reach("CSV")
        typist.page.keyboard.press("Enter")
    started.value.save_as(tmp_path / "portals.csv")
    assert "uid" in (tmp_path / "portals.csv").read_text(encoding="utf-8-sig")


def test_a_country_is_followed(typist: Typist) -> None:
    typist.open("/countries/ghana/")
    typist.press("Follow by e-mail", "a")
    typist.type("Your e-mail address", "reader@example.com")
    typist.page.wait_for_timeout(TIME_TO_READ)
    typist.enter()
    typist.page.wait_for_url("**/follow/asked/")
