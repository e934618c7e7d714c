"""An editor puts a figure and the status of a law into a text, by keyboard alone."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Photograph
from tests.journeys.people import Approver, Editor, Reader
from tests.journeys.texts import ADDRESS, insert, open_page, open_text, publish

LAW = "Republic Act No. 11930"


def test_a_value_is_inserted_by_keyboard_and_read_by_everybody(
    editor: Editor, approver: Approver, reader: Reader, photograph: Photograph
) -> None:
    text = open_text(editor)
    insert(editor, text, "portals live", "reporting portals live")
    editor.page.keyboard.type(" portals. Status: ")
    insert(editor, text, "11930", f"status of {LAW}")
    photograph(editor, "live-values-in-the-editor")
    editor.save_draft()
    open_page(approver)
    publish(approver)

    reader.open(ADDRESS)
    values = reader.main.locator(".live-value")
    portals = reader.main.locator('.live-value[title^="reporting portals live, as of"]')
    expect(portals.last).to_have_text(re.compile(r"^[1-9][0-9]*$"))
    expect(values.last).to_contain_text("Law since 30 July 2022: lapsed into law")
    photograph(reader, "live-values-in-public")
    values.last.click()
    expect(reader.main).to_contain_text(LAW)

    editor.find_law("Anti-Online Sexual Abuse")
    panel = editor.page.locator("[data-repercussions]")
    expect(panel).to_contain_text("How reporting works")
    editor.add_event("Repealed", "1 October 2026")
    expect(panel).to_contain_text("Repealed on 1 October 2026")
    photograph(editor, "what-a-change-will-alter")
    editor.let_autosave()
    for colleague in (editor, approver):
        colleague.expect_complaint("inline style")  # of Wagtail's own tooltips and editor
