"""Writing a text in the admin, and putting live values into it by keyboard."""

import re
from urllib.parse import quote_plus

from playwright.sync_api import Locator, expect

from tests.journeys.people import Approver, Colleague, Editor

#: Where the text is read that the journeys write.
ADDRESS = "/how-reporting-works/"


def open_page(colleague: Colleague) -> None:
    """Open the editor of the page."""
    colleague.open("/admin/pages/search/?q=reporting+works")
    colleague.main.get_by_role("link", name="How reporting works").first.click()
    colleague.page.wait_for_url("**/edit/")


def open_text(editor: Editor) -> Locator:
    """Open the editor of the page, with the cursor at the end of its first text."""
    open_page(editor)
    text = editor.page.locator(".public-DraftEditor-content").first
    text.focus()
    editor.page.keyboard.press("Control+End")
    return text


def insert(editor: Editor, text: Locator, words: str, label: str) -> None:
    """Choose a value by keyboard: the command after “/”, words, the arrow, Enter."""
    keyboard = editor.page.keyboard
    keyboard.type(" /live")
    expect(editor.page.get_by_role("option", name="Live value")).to_be_visible()
    keyboard.press("Enter")
    window = editor.page.get_by_role("dialog", name="Insert a live value")
    expect(window).to_be_visible()
    asked = f"q={quote_plus(words)}"
    with editor.page.expect_response(lambda answer: answer.url.endswith(asked)):
        keyboard.type(words)
    option = window.get_by_role("button", name=re.compile(f"· {re.escape(label)}$"))
    expect(option).to_be_visible()
    for _step in range(40):
        keyboard.press("ArrowDown")
        if option.evaluate("button => button === document.activeElement"):
            break
    keyboard.press("Enter")
    expect(window).to_have_count(0)
    expect(text.locator(".live-value-chip").last).to_have_attribute("data-label", label)


def publish(approver: Approver) -> None:
    """Publish the page on the screen."""
    approver.page.locator("footer").get_by_role("button", name="More actions").click()
    approver.page.get_by_role("button", name="Publish", exact=True).click()
    approver.page.wait_for_load_state("load")
    approver.read_message("published")
