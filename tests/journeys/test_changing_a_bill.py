"""An editor adds an event to a bill, an approver publishes it, a reader sees what changed."""

from playwright.sync_api import expect

from tests.journeys.conftest import Photograph
from tests.journeys.people import Approver, Editor, Reader

BILL = "Proposal for a regulation laying down rules to prevent and combat child sexual abuse"
ADDRESS = "/legislation/european-union/csa-regulation-proposal-csar/"
REPORT = "Withdrawal of Commission proposals"


def test_an_event_travels_from_the_editor_to_the_reader(
    editor: Editor, approver: Approver, reader: Reader, photograph: Photograph
) -> None:
    reader.open(ADDRESS)
    expect(reader.main).to_contain_text("Proposed")

    editor.find_law(BILL)
    row = editor.add_event("Withdrawn", "May 2026")
    editor.make_source(row, REPORT, "Official Journal", "https://journeys.example.org/withdrawal")
    photograph(editor, "editor-event")
    editor.save_draft()
    editor.read_message("updated")
    editor.submit()
    editor.read_message("submitted")
    reader.open(ADDRESS)
    expect(reader.main).not_to_contain_text("May 2026")

    approver.open("/admin/")
    expect(approver.main).to_contain_text(BILL)
    photograph(approver, "approver-dashboard")
    approver.approve(BILL)
    approver.read_message("updated")
    approver.open("/admin/")
    expect(approver.main).not_to_contain_text(BILL)

    reader.open(ADDRESS)
    expect(reader.main).to_contain_text("Withdrawn in May 2026")
    expect(reader.main.get_by_role("link", name=REPORT).first).to_be_visible()
    photograph(reader, "law-after")

    compare_versions(approver)
    photograph(approver, "compare")


def compare_versions(approver: Approver) -> None:
    approver.find_law(BILL)
    approver.page.get_by_role("link", name="History", exact=True).click()
    version = approver.page.locator("tr:has(.w-dropdown__toggle)", has_text="Edited").last
    version.locator(".w-dropdown__toggle").click()
    approver.page.get_by_role("link", name="Compare with previous version").first.click()
    added = approver.main.locator(".addition", has_text="Withdrawn").first
    expect(added).to_contain_text("May 2026")
