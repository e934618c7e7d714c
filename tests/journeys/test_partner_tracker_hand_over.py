"""A colleague leaves: everything they had goes to somebody else, and nothing is lost."""

from playwright.sync_api import expect

from tests.journeys.conftest import Invite, Photograph
from tests.journeys.people import Colleague, Officer

WORK = ("Journeys: send the notes", "Journeys: ask for the date", "Journeys: read the draft")
PROMISE = "Journeys: show the figures"


class Leaver(Officer):
    """The head of policy of the demonstration, who is about to leave."""

    email = "head.of.policy@example.org"


class Manager(Officer):
    """The partnership manager of the demonstration."""

    email = "partnership.manager@example.org"


class Administrator(Colleague):
    """The administrator of the demonstration."""

    email = "administrator@example.org"


def test_everything_of_a_leaving_colleague_is_handed_over(
    invite: Invite, photograph: Photograph
) -> None:
    leaver, administrator, manager = invite(Leaver), invite(Administrator), invite(Manager)
    for colleague in (leaver, administrator, manager):
        colleague.sign_in()
    for words in WORK:
        add_action(leaver, words)
    add_commitment(leaver)

    set_active(administrator, leaver.email, is_active=False)
    manager.open("/admin/tracker/")
    manager.open("/admin/tracker/hand-over/")
    first = manager.main.get_by_role("table").get_by_role("row").nth(1)
    expect(first).to_contain_text("owner has left")
    expect(first).to_contain_text("4")
    photograph(manager, "hand-over-who")
    first.get_by_role("link").click()

    hand_all_over(manager, photograph)

    manager.read_message("4 items were handed over.")
    expect(manager.main).not_to_contain_text("owner has left")
    manager.open("/admin/tracker/work/?section=undated")
    for words in WORK:
        expect(manager.main).to_contain_text(words)
    settle_by_keyboard(manager)
    manager.open("/admin/tracker/commitments/?whose=mine&q=Journeys")
    expect(manager.main).to_contain_text(PROMISE)
    set_active(administrator, leaver.email, is_active=True)
    for colleague in (leaver, administrator, manager):
        colleague.complaints = [each for each in colleague.complaints if "inline style" not in each]


def add_action(leaver: Leaver, words: str) -> None:
    """Write down an action point of one's own."""
    leaver.open("/admin/tracker/actions/add/")
    leaver.pick("Partner*", "Ghana")
    leaver.page.get_by_label("What to do", exact=False).fill(words)
    leaver.press("Add the action point")
    leaver.read_message("The action point was added.")


def add_commitment(leaver: Leaver) -> None:
    """Write down what we promised, and see to it."""
    leaver.open("/admin/tracker/commitments/add/")
    leaver.pick("Partner*", "Ghana")
    leaver.page.get_by_role("radio", name="Us").check()
    leaver.page.get_by_label("What was promised", exact=False).fill(PROMISE)
    leaver.pick("Colleague who sees to it", "head")
    leaver.press("Add the commitment")
    leaver.read_message("The commitment was added.")


def set_active(administrator: Administrator, email: str, *, is_active: bool) -> None:
    """Let a colleague in, or out."""
    administrator.open(f"/admin/users/?q={email}")
    administrator.page.locator("main table a[href*='/admin/users/edit/']").first.click()
    administrator.page.get_by_label("Active").set_checked(is_active)
    administrator.press("Save")
    administrator.read_message("updated")


def hand_all_over(manager: Manager, photograph: Photograph) -> None:
    """Choose to whom, and press once; forgetting the choice is told at its field."""
    page = manager.page
    manager.press("Hand over")
    expect(manager.main).to_contain_text("Say to whom it goes.")
    manager.expect_complaint("422")
    page.get_by_label("To whom").first.select_option(label="Partnership manager")
    photograph(manager, "hand-over-all")
    manager.press("Hand over")


def settle_by_keyboard(manager: Manager) -> None:
    """Do one of them where it stands, and take that back, without a mouse."""
    page = manager.page
    row = page.locator("[data-work-row]").filter(has_text=WORK[0])
    address = page.url
    row.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Done:")).to_contain_text(WORK[0])
    back = row.get_by_role("button", name="Take back")
    expect(back).to_be_focused()
    assert page.url == address
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Open again:")).to_contain_text(WORK[0])
