"""Who walks through the site: a reader, and colleagues who sign in. Each has a browser window."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response

from tests.journeys.running_site import PASSWORD


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


class Colleague(Visitor):
    """Somebody who signs in."""

    email = ""

    def sign_in(self, password: str = PASSWORD) -> None:
        """Sign in by the one door."""
        self.open("/accounts/login/?next=/admin/")
        self.page.get_by_label("Email").fill(self.email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()


class Editor(Colleague):
    """The policy editor of the demonstration."""

    email = "policy.editor@example.org"


class Approver(Colleague):
    """The policy approver of the demonstration."""

    email = "policy.approver@example.org"
