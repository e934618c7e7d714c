"""A colleague works through the review queue with the keyboard; a reader reports an error."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Invite, Photograph
from tests.journeys.people import Approver, Colleague, Reader

PATIENT = 3_500  # milliseconds: no person fills in a form faster


def open_queue(colleague: Colleague, query: str = "") -> None:
    colleague.open(f"/admin/stewardship/queue/{query}")
    expect(colleague.page.locator("[data-review-row]").first).to_be_focused()


def number_waiting(colleague: Colleague) -> int:
    return int(colleague.page.locator("[data-review-count]").inner_text())


def test_one_keystroke_records_a_check_and_another_takes_it_back(
    approver: Approver, reader: Reader, photograph: Photograph
) -> None:
    open_queue(approver, "?reason=overdue&family=legislation.instrument")
    page, before = approver.page, number_waiting(approver)
    said = page.locator("[data-review-said]")
    photograph(approver, "review-queue")
    public = page.locator("[data-review-row] a[href*='/id/']").first.get_attribute("href") or ""
    public = re.sub(r"^https?://[^/]+", "", public)
    reader.open(public)
    expect(reader.main).to_contain_text("review due since")

    page.keyboard.press("c")
    expect(said).to_contain_text("is checked. Next review by")
    expect(page.locator("[data-review-row]").first).to_be_focused()
    assert number_waiting(approver) == before - 1
    reader.open(public)
    expect(reader.main).to_contain_text("Checked against its sources on")

    page.keyboard.press("u")
    expect(said).to_contain_text("Taken back")
    assert number_waiting(approver) == before
    reader.open(public)
    expect(reader.main).to_contain_text("review due since")


def test_the_rows_are_walked_by_keys_and_a_flag_keeps_its_row(approver: Approver) -> None:
    open_queue(approver)
    keyboard, rows = approver.page.keyboard, approver.page.locator("[data-review-row]")
    keyboard.press("j")
    keyboard.press("ArrowDown")
    expect(rows.nth(2)).to_be_focused()
    keyboard.press("k")
    expect(rows.nth(1)).to_be_focused()
    keyboard.press("f")
    keyboard.type("Journey c e j k")
    keyboard.press("Enter")
    expect(rows.nth(1)).to_contain_text("Journey c e j k")
    expect(rows.nth(1)).to_be_focused()
    keyboard.press("u")
    expect(rows.nth(1)).not_to_contain_text("Journey c e j k")


def test_changed_opens_the_editor_with_the_box_ticked(approver: Approver) -> None:
    open_queue(approver)
    approver.page.keyboard.press("e")
    approver.page.wait_for_url("**/edit/**checking=1")
    expect(approver.page.get_by_label("Compared with the sources")).to_be_checked()
    approver.read_message("You are checking this record")


def test_the_queue_works_without_scripts(invite: Invite) -> None:
    approver = invite(Approver, java_script_enabled=False)
    approver.sign_in()
    approver.open("/admin/stewardship/queue/?reason=overdue")
    before = number_waiting(approver)
    approver.page.locator("[data-review-check] button").first.click()
    assert number_waiting(approver) == before - 1
    approver.page.locator("[data-review-undo] button").click()
    assert number_waiting(approver) == before


def test_a_reader_reports_an_error_and_it_lands_in_the_queue(
    invite: Invite, approver: Approver, photograph: Photograph
) -> None:
    reader = invite(Reader, java_script_enabled=False)
    reader.page.set_viewport_size({"width": 320, "height": 700})
    reader.open("/legislation/ghana/cybersecurity-act/")
    reader.follow("Report an error in this record")
    expect(reader.main).to_contain_text("Send no pictures")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    reader.page.get_by_label("What is wrong?").fill("The year is wrong.")
    reader.page.get_by_label("Who says so?").fill("Gazette 12")
    photograph(reader, "report-error")
    reader.page.wait_for_timeout(PATIENT)
    reader.page.get_by_role("button", name="Send the report").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert reader.window.cookies() == []

    open_queue(approver, "?reason=reported")
    row = approver.page.locator("[data-review-row]").filter(has_text="Cybersecurity Act, 2020")
    row.get_by_role("link", name="1 error reported by a reader").click()
    approver.page.get_by_role("link", name="Cybersecurity Act, 2020").click()
    expect(approver.page.locator("main")).to_contain_text("The year is wrong.")
    photograph(approver, "error-report")
    approver.page.get_by_label("What was done").fill("The gazette says otherwise.")
    approver.press("Dismiss: no change needed")
    approver.read_message("No change needed")
