"""Everything a reader comes for, in a browser that runs no scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Invite
from tests.journeys.people import Reader
from tests.journeys.test_by_keyboard import TIME_TO_READ


@pytest.fixture
def plain(invite: Invite) -> Reader:
    """A reader whose browser runs no scripts."""
    return invite(Reader, java_script_enabled=False)


def test_the_law_of_a_country_is_found(plain: Reader) -> None:
    plain.open("/map/?show=status")
    plain.main.get_by_role("link", name="Philippines").last.click()
    plain.main.get_by_role("link", name="Anti-Child Pornography Act of 2009").first.click()
    expect(plain.main).to_contain_text("Repealed on 30 July 2022")


def test_a_list_is_narrowed_and_widened_again(plain: Reader) -> None:
    plain.open("/legislation/")
    plain.main.locator("summary", has_text="Status").first.click()
    plain.main.locator("input[name=status][value=proposed]").check()
    plain.main.get_by_role("button", name="Show results").click()
    rows = plain.main.locator("tbody tr")
    narrowed = rows.count()
    plain.main.get_by_role("link", name="Status: Proposed").click()
    assert 0 < narrowed < rows.count()


def test_filters_are_open_on_a_wide_page_and_folded_on_a_narrow_one(plain: Reader) -> None:
    plain.open("/legislation/")
    filters, fold = plain.main.locator("form.facets"), plain.main.locator(".facets-fold summary")
    expect(filters).to_be_visible()
    expect(fold).to_be_hidden()
    plain.page.set_viewport_size({"width": 320, "height": 700})
    expect(filters).to_be_hidden()
    fold.focus()
    plain.page.keyboard.press("Enter")
    expect(filters).to_be_visible()


def test_no_year_of_a_timeline_is_cut_off_on_paper(plain: Reader) -> None:
    plain.page.set_viewport_size({"width": 700, "height": 900})
    for path in ("/countries/united-kingdom/", "/ar/countries/united-kingdom/"):
        plain.open(path)
        plain.page.emulate_media(media="print")
        years = plain.main.locator(".law-timeline__year")
        for box in (year.bounding_box() for year in years.all()):
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 700


def test_three_countries_are_compared(plain: Reader) -> None:
    plain.open("/countries/philippines/")
    plain.main.get_by_role("link", name="Compare Philippines with other places").click()
    plain.main.get_by_label("Place 2").fill("Ghana")
    plain.main.get_by_label("Place 3").fill("France")
    plain.main.get_by_role("button", name="Compare").click()
    for name in ("Philippines", "Ghana", "France"):
        expect(plain.main.get_by_role("columnheader", name=name).first).to_be_visible()


def test_what_a_list_shows_is_downloaded(plain: Reader, tmp_path: Path) -> None:
    plain.open("/legislation/?country=PH")
    with plain.page.expect_download() as started:
        plain.main.get_by_role("link", name="CSV", exact=True).first.click()
    started.value.save_as(tmp_path / "laws.csv")
    lines = (tmp_path / "laws.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (
        sum("Philippines" in line for line in lines)
        == plain.main.locator(".law-table tbody tr").count()
    )


def test_a_country_is_followed(plain: Reader) -> None:
    plain.open("/countries/ghana/")
    plain.main.get_by_role("link", name="Follow by e-mail").first.click()
    expect(plain.main).to_contain_text("Ghana")
    plain.main.get_by_label("Your e-mail address").fill("reader@example.com")
    plain.page.wait_for_timeout(TIME_TO_READ)
    plain.main.get_by_role("button", name="Follow", exact=True).click()
    plain.page.wait_for_url("**/follow/asked/")
