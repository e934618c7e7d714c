"""A post has a new holder: one action, and what still names the former one is found."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Invite, Photograph
from tests.journeys.people import Approver, Editor, Officer
from tests.journeys.texts import open_page, open_text, publish

FORMER = "Kwabena Journeys-Formerly"
NEXT = "Adwoa Journeys-Next"
TITLE = "Director of Journeys"
PAGE = "How reporting works"


@pytest.fixture
def officer(invite: Invite) -> Officer:
    """The partnership officer, signed in."""
    officer = invite(Officer)
    officer.sign_in()
    return officer


def test_the_holder_changes_and_what_names_the_former_one_is_settled(
    officer: Officer, editor: Editor, approver: Approver, photograph: Photograph
) -> None:
    add_post(officer)
    name_in_public(editor, approver)

    change_holder(officer, photograph)

    officer.read_message("has changed hands")
    flags = officer.page.get_by_role("region", name="Still names a former holder")
    expect(flags).to_contain_text(PAGE)
    photograph(officer, "post-after-change")
    flags.get_by_role("button", name="Settled").first.click()
    officer.read_message("is settled")
    expect(flags).to_have_count(0)
    holders = officer.page.get_by_role("table", name="Who held the post")
    expect(holders.get_by_role("row").filter(has_text=NEXT)).to_contain_text("today")
    expect(holders.get_by_role("row").filter(has_text=FORMER)).not_to_contain_text("today")
    officer.follow(FORMER)
    expect(officer.main).to_contain_text(TITLE)
    for colleague in (officer, editor, approver):
        colleague.complaints = [each for each in colleague.complaints if "inline style" not in each]


def add_post(officer: Officer) -> None:
    """Write down a post and who holds it."""
    officer.open("/admin/tracker/posts/add/")
    officer.pick("Organisation*", "Ghana")
    officer.page.get_by_label("Title").fill(TITLE)
    officer.press("Save")
    officer.follow("Add a former or acting holder")
    address = officer.path.removesuffix("tenures/add/")
    officer.open(f"/admin/tracker/people/add/?post={address.rstrip('/').rpartition('/')[2]}")
    officer.page.get_by_label("Name", exact=False).first.fill(FORMER)
    officer.page.get_by_label("In this post since").fill("2024-02-01")
    officer.press("Save")
    officer.read_message("was saved")
    officer.follow(TITLE)


def name_in_public(editor: Editor, approver: Approver) -> None:
    """Let a public page name the holder."""
    open_text(editor)
    editor.page.keyboard.type(f" Write to {FORMER}.")
    editor.save_draft()
    open_page(approver)
    publish(approver)


def change_holder(officer: Officer, photograph: Photograph) -> None:
    """Change the holder by keyboard: somebody new, from today."""
    page, keyboard = officer.page, officer.page.keyboard
    officer.follow("Change the holder")
    expect(page.get_by_label(f"Last day of {FORMER}")).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))
    page.get_by_label("New holder").focus()
    keyboard.press("Tab")
    expect(page.get_by_label("or somebody new")).to_be_focused()
    keyboard.type(NEXT)
    photograph(officer, "change-of-holder")
    keyboard.press("Enter")
