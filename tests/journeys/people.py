"""Who walks through the site: a reader, and colleagues who sign in. Each has a browser window."""

from urllib.parse import quote, urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    expect,
)

from tests.journeys.running_site import PASSWORD

AUTOSAVE = 1_500  # milliseconds after the last change
MOST_TABS = 150
#: What has the focus: the words by which a reader knows it, and whether its outline can be seen.
_FOCUSED = """() => {
    const here = document.activeElement;
    const labels = [...(here.labels || [])].map(each => each.cloneNode(true));
    labels.forEach(each => each.querySelectorAll(".count").forEach(count => count.remove()));
    const words = here.getAttribute("aria-label") || labels.map(each => each.textContent).join(" ")
        || here.textContent;
    const box = here.getBoundingClientRect();
    return {
        name: words.replace(/\\s+/g, " ").trim(),
        role: here.tagName.toLowerCase(),
        isVisible: box.width > 0 && box.height > 0,
    };
}"""


class Visitor:
    """Somebody with a browser, who notices whatever goes wrong in it."""

    def __init__(self, window: BrowserContext, site: str) -> None:
        self.window = window
        self.site = site
        self.host = urlsplit(site).netloc
        self.complaints: list[str] = []
        window.on("console", self._hear)
        window.on("weberror", lambda error: self._complain(f"script error: {error.error}"))
        window.on("request", self._see_request)
        window.on("response", self._see_response)
        self.page: Page = window.new_page()

    def open(self, path: str) -> Response:
        """Go to an address of the site."""
        response = self.page.goto(self.site + path)
        assert response is not None
        return response

    def follow(self, name: str) -> None:
        """Click the link of this name."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    @property
    def main(self) -> Locator:
        """The main part of the page."""
        return self.page.locator("main")

    @property
    def path(self) -> str:
        """Where the visitor is, with the query string."""
        return self.page.url.removeprefix(self.site)

    def expect_complaint(self, part: str) -> None:
        """Forget the complaints that say this; there must be one."""
        expected = [each for each in self.complaints if part in each]
        assert expected, f"Nobody complained of {part!r}: {self.complaints}"
        self.complaints = [each for each in self.complaints if part not in each]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._complain(f"console: {message.text} ({message.location['url']})")

    def _see_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.host:
            self._complain(f"asked another host: {request.url}")

    def _see_response(self, response: Response) -> None:
        if response.status >= 500:
            self._complain(f"{response.status} from {response.url}")

    def _complain(self, words: str) -> None:
        self.complaints.append(f"{words} (on {self.page.url})")


class Reader(Visitor):
    """Somebody who reads the public pages."""


class Typist(Reader):
    """A reader who has a keyboard and nothing else to point with."""

    def reach(self, name: str, role: str = "") -> None:
        """Press Tab until what has the focus bears this name (and role)."""
        for _press in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate(_FOCUSED)
            if found["name"] == name and role in {"", found["role"]}:
                assert found["isVisible"], f"{name!r} has the focus where nobody sees it"
                return
        raise AssertionError(f"{MOST_TABS} times Tab did not reach {name!r} on {self.page.url}")

    def press(self, name: str, role: str = "") -> None:
        """Reach a link or button by Tab, and press Enter: another page opens."""
        self.reach(name, role)
        self.enter()

    def enter(self) -> None:
        """Press Enter where the focus is: another page opens."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def unfold(self, name: str) -> None:
        """Reach what is folded by Tab, and press Enter."""
        self.reach(name, "summary")
        self.page.keyboard.press("Enter")

    def tick(self, name: str) -> None:
        """Reach a box by Tab, and press the space bar."""
        self.reach(name)
        self.page.keyboard.press("Space")

    def type(self, name: str, words: str) -> None:
        """Reach a field by Tab, and type."""
        self.reach(name)
        self.page.keyboard.type(words)


class Colleague(Visitor):
    """Somebody who signs in."""

    email = ""

    def sign_in(self, password: str = PASSWORD) -> None:
        """Sign in by the one door."""
        self.open("/accounts/login/?next=/admin/")
        self.page.get_by_label("Email").fill(self.email)
        self.page.get_by_label("Password").fill(password)
        self.press("Sign in")

    def press(self, button: str) -> None:
        """Press the button of exactly this name."""
        self.page.get_by_role("button", name=button, exact=True).first.click()

    def read_message(self, words: str) -> None:
        """Wait for what the admin says after an action."""
        expect(self.page.locator(".messages")).to_contain_text(words)

    def find_law(self, title: str) -> None:
        """Open the editor of a law, by way of the list of laws."""
        self.open("/admin/snippets/legislation/instrument/?q=" + quote(title))
        self.page.get_by_role("link", name=title).first.click()
        self.page.wait_for_url("**/edit/**")


class Editor(Colleague):
    """The policy editor of the demonstration."""

    email = "policy.editor@example.org"

    def start_law(self, title: str, number: str = "", country: str = "") -> None:
        """Open the screen for a new law and name the law."""
        self.open("/admin/snippets/legislation/instrument/add/")
        self.page.locator("#id_title").fill(title)
        self.page.locator("#id_number").fill(number)
        self.choose_country(country)

    def choose_country(self, country: str) -> None:
        """Choose the jurisdiction of the law on the screen, if one is named."""
        if country:
            self.page.locator("#id_jurisdiction").select_option(label=country)

    def add_event(self, what: str, when: str) -> Locator:
        """Add an event to the law on the screen; returns its row."""
        number = self.page.locator("#id_events-TOTAL_FORMS").input_value()
        self.page.get_by_role("button", name="Add event").click()
        row = self.page.locator(f"#inline_child_events-{number}")
        row.get_by_label("What happened").select_option(label=what)
        row.get_by_label("Date", exact=False).first.fill(when)
        return row

    def make_source(self, row: Locator, title: str, publisher: str, address: str) -> None:
        """Make a source where it is cited."""
        row.get_by_role("button", name="Choose source").click()
        window = self.page.get_by_role("dialog")
        window.get_by_role("tab", name="New source").click()
        form = window.locator("form[data-chooser-modal-creation-form]")
        form.get_by_label("Title").fill(title)
        form.get_by_label("Publisher").fill(publisher)
        form.get_by_label("Address", exact=True).fill(address)
        form.get_by_role("button", name="Add source").click()
        expect(row).to_contain_text(title)

    def let_autosave(self) -> None:
        """Wait as a person does: an autosave that comes after another save is refused, and told."""
        self.page.wait_for_timeout(AUTOSAVE)
        self.page.wait_for_load_state("networkidle")

    def save_draft(self) -> None:
        """Save the law on the screen as a draft."""
        self.let_autosave()
        self.press("Save draft")
        self.page.wait_for_load_state("load")

    def submit(self) -> None:
        """Send the law on the screen to the approvers."""
        self.let_autosave()
        self.page.locator("footer").get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Submit to Approval").click()
        self.page.wait_for_load_state("load")


class Approver(Colleague):
    """The policy approver of the demonstration."""

    email = "policy.approver@example.org"

    def approve(self, title: str) -> None:
        """Approve what waits on the dashboard."""
        self.open("/admin/")
        self.page.get_by_role("link", name=title).first.click()
        footer = self.page.locator("footer")
        footer.get_by_role("button", name="More actions").click()
        footer.get_by_role("button", name="Approve and Publish", exact=True).click()
        self.page.wait_for_load_state("load")


class Officer(Colleague):
    """The partnership officer of the demonstration."""

    email = "partnership.officer@example.org"

    def pick(self, field: str, words: str) -> None:
        """Find something by typing into a field, and choose the first of what is found."""
        box = self.page.get_by_label(field, exact=True)
        box.focus()
        box.press_sequentially(words)
        expect(self.page.get_by_role("option").first).to_be_visible()
        self.page.keyboard.press("Enter")
