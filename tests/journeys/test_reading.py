"""What a reader comes for: the law of a country, who stands behind a portal, who says so."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Invite
from tests.journeys.people import Reader

PLACES_OF_GOVERNMENT_PARTNERS = [
    "Anguilla",
    "Argentina",
    "Ascension Island",
    "Côte d’Ivoire",
    "El Salvador",
    "Falkland Islands",
    "Ghana",
    "Guatemala",
    "Madagascar",
    "Mongolia",
    "Pitcairn Islands",
    "St Helena",
    "Senegal",
    "Tristan da Cunha",
    "Uganda",
    "Zambia",
]


def test_the_philippines_say_how_the_bill_of_2021_became_law(reader: Reader) -> None:
    reader.open("/countries/philippines/")
    bill = reader.main.get_by_role("row").filter(has_text="S. No. 2209")
    expect(bill).to_contain_text("Became law on 30 July 2022")
    expect(bill).to_contain_text("lapsed into law")
    bill.get_by_role("link").first.click()
    expect(reader.main).to_contain_text("May 2021")


def test_ghana_shows_portal_partner_and_law_together(reader: Reader) -> None:
    reader.open("/countries/ghana/")
    for words in ("Cybersecurity Act, 2020", "Ghana reporting portal", "National Cyber Security"):
        expect(reader.main.get_by_role("link", name=words).first).to_be_visible()


def test_the_government_partners_stand_under_their_places(reader: Reader) -> None:
    reader.open("/partners/")
    listed = reader.main.get_by_role("region", name="Government partners")
    expect(listed.get_by_role("term")).to_have_text(PLACES_OF_GOVERNMENT_PARTNERS)
    expect(listed.get_by_role("definition")).to_have_count(16)
    expect(listed.get_by_role("definition").nth(2)).to_contain_text("Ascension Island")


def test_there_are_49_portals(reader: Reader) -> None:
    reader.open("/portals/")
    expect(reader.main.get_by_role("heading", name="49 portals")).to_be_visible()


@pytest.mark.parametrize("with_scripts", [True, False], ids=["scripts", "no-scripts"])
def test_search_and_facets_work_with_and_without_scripts(
    invite: Invite, with_scripts: bool
) -> None:
    reader = invite(Reader, java_script_enabled=with_scripts)
    reader.open("/")
    reader.page.get_by_label("Search the whole site").fill("cybersecurity")
    reader.page.get_by_role("button", name="Search").first.click()
    reader.page.get_by_role("link", name="Cybersecurity Act, 2020").first.click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Cybersecurity Act, 2020")

    reader.open("/legislation/")
    reader.main.locator("summary", has_text="Country or body").click()
    reader.main.get_by_label("United States").check()
    reader.main.locator("summary", has_text="Status").click()
    reader.main.locator("input[name=status][value=in_force]").check()
    reader.main.get_by_role("button", name="Show results").click()
    assert "country=US" in reader.path
    assert "status=in_force" in reader.path
    places = set(reader.main.locator(".law-table tbody tr td:nth-of-type(1)").all_inner_texts())
    assert places == {"United States"}


def test_the_keyboard_is_enough(reader: Reader) -> None:
    reader.open("/portals/")
    keyboard = reader.page.keyboard
    keyboard.press("Tab")
    skip = reader.page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    keyboard.press("Enter")
    keyboard.press("Tab")
    focused = reader.page.locator(":focus")
    assert focused.evaluate("element => !!element.closest('main')")
    assert has_visible_focus(reader)

    reader.main.get_by_label("Words").focus()
    keyboard.type("ghana")
    keyboard.press("Enter")
    reader.page.wait_for_url("**q=ghana**")
    expect(reader.main.get_by_role("heading", name="1 portal", exact=True)).to_be_visible()


def has_visible_focus(reader: Reader) -> bool:
    return reader.page.locator(":focus").evaluate(
        """element => {
            const style = getComputedStyle(element);
            return parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none"
                || style.boxShadow !== "none";
        }"""
    )


def test_a_list_is_downloaded_as_it_is_filtered(reader: Reader) -> None:
    reader.open("/portals/?country=GH")
    with reader.page.expect_download() as download:
        reader.main.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 2
    assert "Ghana" in text


def test_a_suggestion_is_chosen_with_the_keyboard_alone(reader: Reader) -> None:
    reader.open("/")
    box = reader.page.get_by_label("Search the whole site")
    box.press_sequentially("lanz")
    expect(reader.page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", re.compile("typeahead"))
    box.press("Enter")
    expect(reader.page).to_have_url(re.compile("lanzarote"))


def test_a_misspelt_question_is_answered_and_can_be_asked_as_it_was(reader: Reader) -> None:
    reader.open("/search/?q=cybersecurty+ghana")
    expect(reader.main).to_contain_text("Showing results for")
    expect(reader.main.get_by_role("link", name="Cybersecurity Act, 2020")).to_be_visible()
    reader.main.get_by_role("link", name="Search instead for cybersecurty ghana").click()
    expect(reader.main).to_contain_text("Did you mean")
