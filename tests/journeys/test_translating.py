"""An editor translates a page and a law; readers see it in their language when it is approved."""

from urllib.parse import quote_plus

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Photograph
from tests.journeys.people import Approver, Colleague, Editor, Reader

TITLE = "From bill to law"
ADDRESS = "/from-bill-to-law/"
IN_FRENCH = "Du projet à la loi"
IN_ARABIC = "من المشروع إلى القانون"
NEW_WORDS = "What changed since yesterday."
NEW_IN_ARABIC = "ما تغير منذ أمس."
LAW = "Cybersecurity Act, 2020"
LAW_ADDRESS = "/legislation/ghana/cybersecurity-act/"
LAW_IN_FRENCH = "Loi de 2020 sur la cybersécurité"


def open_page(colleague: Colleague, language: str, title: str = TITLE) -> None:
    """Open the editor of the page in a language, found by the title that is published there."""
    colleague.open("/admin/pages/search/?q=" + quote_plus(title))
    row = colleague.main.locator("tr").filter(has_text="Standard page").filter(has_text=language)
    row.get_by_role("link").first.click()
    colleague.page.wait_for_url("**/edit/")


def translate(editor: Editor, words: str, into: str) -> None:
    """Translate one paragraph."""
    segment = editor.main.locator("li.incomplete").filter(has_text=words).first
    segment.get_by_role("button", name="Translate").click()
    segment.get_by_role("textbox").fill(into)
    segment.get_by_role("button", name="Save").click()
    expect(editor.main.locator("li.complete").filter(has_text=into)).to_have_count(1)


def publish_translation(approver: Approver, language: str, title: str = TITLE) -> None:
    """Publish the words of the page, in its editor."""
    open_page(approver, language, title)
    approver.press(f"Publish in {language}")
    approver.read_message(f"in {language}")


def begin(editor: Editor) -> None:
    """Begin the translation into French and Arabic, and translate the title."""
    open_page(editor, "Français")
    editor.follow("Translate this page")
    editor.page.get_by_label("العربية").check()
    editor.press("Begin the translation")
    editor.read_message("2 locales")
    translate(editor, TITLE, IN_FRENCH)
    open_page(editor, "العربية")
    translate(editor, TITLE, IN_ARABIC)
    expect(editor.page.get_by_role("button", name="Publish in")).to_have_count(0)


def read_translations(reader: Reader) -> None:
    """Read the page in both languages."""
    for language, title, direction in (("fr", IN_FRENCH, "ltr"), ("ar", IN_ARABIC, "rtl")):
        reader.open(f"/{language}{ADDRESS}")
        html = reader.page.locator("html")
        expect(html).to_have_attribute("lang", language)
        expect(html).to_have_attribute("dir", direction)
        expect(reader.page.locator("h1")).to_have_text(title)
        for other in ("en-gb", "fr", "es", "ar"):
            expect(reader.page.locator(f"link[hreflang='{other}']")).to_have_count(1)


def change_original(editor: Editor, approver: Approver) -> None:
    """Publish new words in English."""
    open_page(editor, "English")
    editor.page.locator("#id_introduction").fill(NEW_WORDS)
    editor.submit()
    editor.read_message("submitted")
    approver.approve(TITLE)
    approver.read_message("updated")


def bring_up_to_date(editor: Editor) -> None:
    """See what the translations lack by now, and find it in their editor."""
    open_page(editor, "English")
    editor.page.get_by_role("button", name="Actions", exact=True).first.click()
    editor.follow("Sync translated pages")
    expect(editor.main.get_by_role("listitem").filter(has_text=NEW_WORDS)).to_have_count(1)
    expect(editor.page.get_by_label("Publish immediately")).to_have_count(0)
    editor.press("Bring the translations up to date")
    editor.read_message("Successfully updated")
    open_page(editor, "العربية", IN_ARABIC)
    translate(editor, NEW_WORDS, NEW_IN_ARABIC)


def see_preview(editor: Editor) -> None:
    """See the words that are not published yet, from right to left."""
    with editor.window.expect_page() as opened:
        editor.page.locator("footer").get_by_text("Preview").click()
    preview = opened.value
    expect(preview.locator("html")).to_have_attribute("dir", "rtl")
    expect(preview.locator("main")).to_contain_text(NEW_IN_ARABIC)
    preview.close()


def show_original_again(approver: Approver, reader: Reader) -> None:
    """Make an alias of the French page, and a translation of it again: its words were kept."""
    open_page(approver, "Français", IN_FRENCH)
    approver.page.locator("footer").get_by_role("button", name="More actions").click()
    approver.page.locator("footer").get_by_text("Convert to alias page").click()
    approver.press("Yes, convert it")
    approver.read_message("converted into an alias")
    reader.open(f"/fr{ADDRESS}")
    expect(reader.page.locator("h1")).to_have_text(TITLE)
    expect(reader.main).to_contain_text("n’est pas encore traduite")
    approver.follow("Translate this page")
    approver.press("Begin the translation")
    approver.read_message("successfully submitted")
    reader.open(f"/fr{ADDRESS}")
    expect(reader.page.locator("h1")).to_have_text(IN_FRENCH)


def test_a_page_is_translated_approved_and_kept_up_to_date(
    editor: Editor, approver: Approver, reader: Reader, photograph: Photograph
) -> None:
    begin(editor)
    photograph(editor, "translating-into-arabic")
    reader.open(f"/ar{ADDRESS}")
    expect(reader.page.locator("h1")).to_have_text(TITLE)

    for language in ("العربية", "Français"):
        publish_translation(approver, language)
    read_translations(reader)
    photograph(reader, "translated-into-arabic")

    change_original(editor, approver)
    bring_up_to_date(editor)
    see_preview(editor)
    reader.open(f"/ar{ADDRESS}")
    expect(reader.main).not_to_contain_text(NEW_IN_ARABIC)
    publish_translation(approver, "العربية", IN_ARABIC)
    reader.open(f"/ar{ADDRESS}")
    expect(reader.main).to_contain_text(NEW_IN_ARABIC)
    show_original_again(approver, reader)
    for colleague in (editor, approver):
        colleague.expect_complaint("inline style")  # of Wagtail's own tooltips and editor


def test_the_preview_beside_the_editor_reads_from_right_to_left(editor: Editor) -> None:
    editor.open("/admin/pages/search/?q=الخصوصية")
    editor.main.get_by_role("link", name="الخصوصية").first.click()
    editor.page.get_by_role("button", name="Toggle preview").click()
    preview = editor.page.frame_locator("#w-preview-iframe")
    expect(preview.locator("html")).to_have_attribute("dir", "rtl")
    expect(preview.locator("h1")).to_have_text("الخصوصية")
    editor.expect_complaint("inline style")  # of Wagtail's own tooltips and editor


def choose_language(editor: Editor, row: Locator, name: str) -> None:
    """Choose the language of a row."""
    row.get_by_role("button", name="Choose").first.click()
    window = editor.page.get_by_role("dialog")
    window.get_by_label("Search").first.fill(name)
    window.get_by_role("link", name=name, exact=True).click()
    expect(row).to_contain_text(name)


def test_a_law_has_a_title_in_one_language_and_says_so_in_the_others(
    editor: Editor, approver: Approver, reader: Reader
) -> None:
    editor.find_law(LAW)
    panel = editor.page.locator("[data-panel]").filter(has_text="In other languages").last
    panel.locator("[data-panel-toggle]").first.click()
    editor.press("Add Language")
    row = editor.page.locator("#inline_child_texts-0")
    choose_language(editor, row, "French")
    row.locator("#id_texts-0-title").fill(LAW_IN_FRENCH)
    editor.submit()
    approver.approve(LAW)

    reader.open(f"/fr{LAW_ADDRESS}")
    expect(reader.page.locator("h1")).to_have_text(LAW_IN_FRENCH)
    reader.open(f"/ar{LAW_ADDRESS}")
    expect(reader.page.locator("h1[lang=en][dir=ltr]")).to_have_text(LAW)
    # An autosave may come while the row is half filled: it is refused, and the next one is not.
    editor.complaints = [each for each in editor.complaints if "400 (Bad Request)" not in each]
