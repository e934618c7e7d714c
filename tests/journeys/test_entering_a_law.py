"""An editor enters a new law on one screen; what is missing or taken is said, and nothing lost."""

from playwright.sync_api import expect

from tests.journeys.people import Approver, Editor, Reader


def test_a_law_with_an_event_and_a_source_takes_one_screen(
    editor: Editor, approver: Approver, reader: Reader
) -> None:
    title = "Online Safety (Journeys) Act 2026"
    editor.start_law(title, number="Act 7 of 2026", country="Botswana")
    row = editor.add_event("Assented", "3 March 2026")
    editor.make_source(row, "Act 7 of 2026", "Gazette", "https://journeys.example.org/act-7")
    editor.submit()
    editor.read_message("submitted")

    approver.approve(title)

    reader.open("/countries/botswana/")
    reader.follow(title)
    expect(reader.main).to_contain_text("Adopted, not in force: assented to on 3 March 2026")
    expect(reader.main.get_by_role("link", name="Act 7 of 2026").first).to_be_visible()


def test_a_missing_country_is_asked_for_at_the_field_and_the_draft_kept(editor: Editor) -> None:
    editor.start_law("Law without a country", number="Journeys 8")
    editor.submit()
    editor.read_message("Saved as a draft")
    field = editor.page.locator("[data-contentpath=jurisdiction]")
    expect(field).to_contain_text("Needed before this can be published")
    expect(editor.page.locator("#id_number")).to_have_value("Journeys 8")

    editor.choose_country("Namibia")
    editor.submit()
    editor.read_message("submitted")
    editor.open("/admin/snippets/legislation/instrument/?q=Law+without+a+country")
    expect(editor.page.get_by_role("link", name="Law without a country")).to_have_count(1)


def test_a_taken_number_is_refused_and_nothing_lost(editor: Editor) -> None:
    editor.start_law("Another Cybersecurity Act", number="Act 1038", country="Ghana")
    editor.add_event("Assented", "May 2026")
    editor.submit()
    editor.read_message("Saved as a draft")
    expect(editor.main).to_contain_text("has this number")
    editor.find_law("Another Cybersecurity Act")
    expect(editor.page.locator("#id_number")).to_have_value("Act 1038")
    expect(editor.page.locator("#id_events-0-date")).to_have_value("May 2026")
