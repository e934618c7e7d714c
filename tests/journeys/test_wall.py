"""What a reader's browser is never made to do. Other hosts and script errors fail every journey."""

from playwright.sync_api import expect

from tests.journeys.conftest import Photograph
from tests.journeys.pages import PUBLIC_PAGES
from tests.journeys.people import Approver, Reader

ADMIN_SCREENS = (
    "/admin/snippets/legislation/instrument/",
    "/admin/snippets/legislation/instrument/add/",
    "/admin/snippets/partnerships/organisation/add/",
    "/admin/snippets/partnerships/portal/add/",
    "/admin/snippets/partnerships/forum/add/",
    "/admin/snippets/partnerships/edition/add/",
    "/admin/snippets/stewardship/source/add/",
    "/admin/reports/workflow/",
    "/admin/images/",
    "/admin/pages/",
)


def test_public_pages_are_quiet_and_leave_nothing_behind(
    reader: Reader, photograph: Photograph
) -> None:
    for path in PUBLIC_PAGES:
        response = reader.open(path)
        assert response.status == 200, path
        assert "default-src 'self'" in response.headers["content-security-policy"]
        photograph(reader, f"page-{path}")
    assert reader.window.cookies() == []
    assert reader.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_missing_page_helps_without_a_cookie(reader: Reader) -> None:
    assert reader.open("/legislation/nowhere/nothing/").status == 404
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Page not found")
    expect(reader.page.locator("body")).to_contain_text("Send no pictures")
    assert reader.window.cookies() == []
    reader.expect_complaint("404")


def test_no_page_is_wider_than_a_small_phone(reader: Reader, photograph: Photograph) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 700})
    too_wide = {}
    for path in PUBLIC_PAGES:
        reader.open(path)
        width = reader.page.evaluate("document.documentElement.scrollWidth")
        photograph(reader, f"phone-{path}")
        if width > 320:
            too_wide[path] = width
    assert too_wide == {}


def test_the_screens_of_the_admin_run_without_an_error(
    approver: Approver, photograph: Photograph
) -> None:
    for path in ADMIN_SCREENS:
        assert approver.open(path).status == 200, path
        approver.page.wait_for_load_state("networkidle")
        photograph(approver, f"admin-{path}")
