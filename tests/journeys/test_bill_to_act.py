"""An editor enters a bill, an approver promotes it to an act, and every page follows."""

from playwright.sync_api import expect

from tests.journeys.conftest import Photograph
from tests.journeys.people import Approver, Editor, Reader
from tests.journeys.texts import ADDRESS, insert, open_page, open_text, publish

BILL = "Bill on the safety of children online (Journeys)"
NUMBER = "Journeys Bill 2209"
ACT = "Safety of Children Online (Journeys) Act"
OLD = "/legislation/philippines/bill-on-the-safety-of-children-online-journeys/"


def test_a_bill_becomes_an_act_and_every_page_follows(
    editor: Editor, approver: Approver, reader: Reader, photograph: Photograph
) -> None:
    enter_bill(editor)
    approver.approve(BILL)
    reader.open(OLD)
    expect(reader.main).to_contain_text("Proposed: introduced on 18 May 2021")
    pending, tracked = number_of_laws(reader, "status=proposed"), number_of_laws(reader)
    speak_of_the_bill(editor, approver)
    read_of_it(reader, "Proposed: introduced on 18 May 2021")

    promote(approver, photograph)

    follow_the_old_address(reader, photograph)
    assert number_of_laws(reader, "status=proposed") == pending - 1
    assert number_of_laws(reader) == tracked + 1
    read_of_it(reader, "Law since 30 July 2022: lapsed into law")
    photograph(reader, "text-after-promotion")
    find_the_act(reader)
    for colleague in (editor, approver):
        colleague.expect_complaint("inline style")  # of Wagtail's own tooltips and editor


def enter_bill(editor: Editor) -> None:
    editor.start_law(BILL, number=NUMBER, country="Philippines")
    editor.page.locator("#id_kind").select_option(label="Bill")
    editor.add_event("Introduced", "18 May 2021")
    editor.submit()
    editor.read_message("submitted")


def speak_of_the_bill(editor: Editor, approver: Approver) -> None:
    """Put the status of the bill, and the number of laws, into a text."""
    text = open_text(editor)
    insert(editor, text, "Journeys Bill", f"status of {NUMBER}")
    insert(editor, text, "laws tracked", "laws tracked")
    editor.save_draft()
    open_page(approver)
    publish(approver)


def read_of_it(reader: Reader, status: str) -> None:
    """See that the text says the status, and as many laws as the list has."""
    number = number_of_laws(reader)
    reader.open(ADDRESS)
    expect(reader.main).to_contain_text(status)
    expect(reader.main.locator(".live-value").last).to_have_text(str(number))


def follow_the_old_address(reader: Reader, photograph: Photograph) -> None:
    reader.open(OLD)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(ACT)
    expect(reader.main).to_contain_text("As a bill:")
    photograph(reader, "act-after-promotion")
    reader.follow(BILL)
    expect(reader.main).to_contain_text("This bill became law as")
    expect(reader.main).to_contain_text("Became law on 30 July 2022 as Journeys Act 11930")
    assert reader.path == OLD.removesuffix("/") + "-bill/"


def find_the_act(reader: Reader) -> None:
    reader.open("/countries/philippines/")
    expect(reader.main.get_by_role("link", name=ACT).first).to_be_visible()
    reader.open("/search/?q=Journeys+Act+11930")
    expect(reader.main.get_by_role("link", name=ACT).first).to_be_visible()
    feed = reader.window.request.get(f"{reader.site}/feeds/changes.atom")
    assert ACT in feed.text()


def promote(approver: Approver, photograph: Photograph) -> None:
    """Say what the bill became: at first with a date that cannot be, then with the right one."""
    approver.find_law(BILL)
    approver.page.get_by_role("button", name="Actions").first.click()
    approver.follow("Promote to act")
    page = approver.page
    page.get_by_label("Title of the act").fill(ACT)
    page.get_by_label("Number or citation").fill("Journeys Act 11930")
    page.get_by_label("Became law by").select_option(label="Lapsed into law")
    page.locator("#id_law_date").fill("2020")
    approver.press("Promote to act")
    expect(approver.main).to_contain_text("The bill was introduced after that: 18 May 2021.")
    page.locator("#id_law_date").fill("30 July 2022")
    page.locator("#id_in_force_date").fill("unknown")
    photograph(approver, "promote-to-act")
    approver.press("Promote to act")
    approver.read_message(f"“{BILL}” became “{ACT}”.")


def number_of_laws(reader: Reader, query: str = "") -> int:
    """Return how many laws the list says there are."""
    reader.open(f"/legislation/?{query}")
    heading = reader.main.get_by_role("heading", level=2).filter(has_text="law").first
    return int(heading.inner_text().split()[0])
