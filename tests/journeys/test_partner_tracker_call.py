"""An officer logs a call, from wherever they are, with few keystrokes."""

from dataclasses import dataclass, field
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Invite, Photograph
from tests.journeys.people import Officer

MOST_FIELDS: Final = 6
MOST_KEYSTROKES: Final = 25
PARTNER: Final = "Bermuda Police Service"
NOTE: Final = "They will send the statistics of last year."
#: Tells of every key that is pressed, and of every field in which something changes.
LISTENERS: Final = """
const isKey = (event) => !["Alt", "Control", "Meta", "Shift"].includes(event.key);
document.addEventListener("keydown", (event) => {
    if (isKey(event)) window.countKey(event.target.name || "");
}, true);
document.addEventListener("input", ({ target }) => {
    if (target.name) window.countField(target.type === "checkbox" ? target.value : target.name);
}, true);
"""


@dataclass
class Effort:
    """What somebody did by hand: fields touched, keys pressed, forms loaded."""

    fields: set[str] = field(default_factory=set)
    keys: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)

    def press(self, name: str) -> None:
        """Count a key that was pressed in the field of this name."""
        self.keys.append(name)

    def touch(self, name: str) -> None:
        """Count a field in which something changed."""
        self.fields.add(name)

    def keystrokes(self) -> int:
        """Return the keys pressed besides those of the note, in which only leaving it counts."""
        return len([name for name in self.keys if name != "notes"]) + 1


@pytest.fixture
def officer(invite: Invite) -> Officer:
    """The partnership officer, signed in."""
    officer = invite(Officer)
    officer.sign_in()
    return officer


def watch(officer: Officer) -> Effort:
    """Count what the officer does from now on."""
    effort, page = Effort(), officer.page
    page.expose_function("countKey", effort.press)
    page.expose_function("countField", effort.touch)
    page.add_init_script(LISTENERS)
    page.on(
        "request",
        lambda request: (
            effort.loads.append(request.method)
            if request.is_navigation_request() and "/log-a-call/" in request.url
            else None
        ),
    )
    return effort


def test_a_call_with_two_participants_and_a_follow_up_takes_few_keystrokes(
    officer: Officer, photograph: Photograph
) -> None:
    effort, page, keyboard = watch(officer), officer.page, officer.page.keyboard
    officer.open("/admin/tracker/interactions/")
    page.wait_for_load_state("networkidle")
    keyboard.press("Alt+l")
    page.wait_for_url("**/log-a-call/")
    expect(page.get_by_role("combobox", name="Partner")).to_be_focused()
    keyboard.type("berm")
    expect(page.get_by_role("option", name=PARTNER)).to_be_visible()
    keyboard.press("Enter")
    boxes = page.locator("[data-pick-name=posts]").get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    for key in ("Tab", "Space", "Tab", "Space", "Tab", "Tab"):
        keyboard.press(key)
    expect(page.get_by_label("Notes", exact=True)).to_be_focused()
    keyboard.type(NOTE)
    keyboard.press("Tab")
    keyboard.type("Send draft")
    photograph(officer, "log-a-call")
    keyboard.press("Enter")

    officer.read_message(f"Call with {PARTNER} is logged.")
    assert effort.loads == ["GET", "POST"]
    assert len(effort.fields) <= MOST_FIELDS, effort.fields
    assert effort.keystrokes() <= MOST_KEYSTROKES, effort.keys
    see_what_was_logged(officer)
    photograph(officer, "interaction")
    forgive(officer)


def see_what_was_logged(officer: Officer) -> None:
    """Find the note, both participants and the follow-up on the page of the call."""
    page = officer.page
    expect(officer.main).to_contain_text(NOTE)
    them = page.get_by_role("region", name="On their side").get_by_role("listitem")
    expect(them).to_have_count(2)
    action = page.get_by_role("region", name="Action points").get_by_role("listitem")
    expect(action).to_contain_text("Send draft")
    expect(action).to_contain_text("due on")


def test_with_a_mistake_everything_typed_stays_on_a_small_screen(officer: Officer) -> None:
    page = officer.page
    page.set_viewport_size({"width": 320, "height": 700})
    officer.open("/admin/tracker/log-a-call/")
    officer.pick("Partner*", "berm")
    boxes = page.locator("[data-pick-name=posts]").get_by_role("checkbox")
    boxes.first.check()
    page.get_by_label("Notes", exact=True).fill(NOTE)
    page.locator("#id_on").fill("2999-01-01")
    officer.press("Log it")
    expect(officer.main).to_contain_text("This day has not come yet")
    expect(page.get_by_label("Notes", exact=True)).to_have_value(NOTE)
    expect(page.locator("[data-pick-name=relationship]")).to_contain_text(PARTNER)
    expect(boxes.first).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    officer.expect_complaint("422")
    forgive(officer)


def test_the_combobox_obeys_the_keys(officer: Officer) -> None:
    officer.open("/admin/tracker/log-a-call/")
    page, keyboard = officer.page, officer.page.keyboard
    box = page.get_by_role("combobox", name="Partner")
    options = page.get_by_role("option")
    box.press_sequentially("police")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.wait_for_load_state("networkidle")
    keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id") or "")
    keyboard.press("ArrowUp")
    keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("police")
    keyboard.press("ArrowDown")
    name = options.first.locator("span").first.inner_text()
    keyboard.press("Enter")
    chosen = page.locator("[data-pick-name=relationship] [data-pick-chip]")
    expect(chosen).to_contain_text(name)
    page.get_by_role("button", name=f"Remove {name}").press("Enter")
    expect(chosen).to_have_count(0)
    expect(box).to_be_focused()
    forgive(officer)


def test_a_call_is_logged_without_scripts(invite: Invite) -> None:
    officer = invite(Officer, java_script_enabled=False)
    officer.sign_in()
    officer.open("/admin/tracker/log-a-call/")
    page = officer.page
    page.get_by_role("textbox", name="Partner", exact=False).first.fill("police")
    officer.press("Log it")
    expect(officer.main).to_contain_text("may mean several")
    page.get_by_role("radio", name=PARTNER).check()
    officer.press("Log it")
    officer.read_message(f"Call with {PARTNER} is logged.")
    officer.expect_complaint("422")


def forgive(officer: Officer) -> None:
    """Leave out what the admin's own widgets are told of by the browser."""
    officer.complaints = [each for each in officer.complaints if "inline style" not in each]
