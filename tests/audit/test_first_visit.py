"""What a first visit costs: nothing from others, nothing that moves, little in all."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.audit.page_types import PAGE_TYPES
from tests.journeys.running_site import AS_BY_PROXY, RunningSite

MOST_BYTES_OF_HOME: Final = 100_000
_SHIFTS: Final = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        total += entry.hadRecentInput ? 0 : entry.value;
    })).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(total), 200);
})"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a small screen, with nothing kept from an earlier visit."""
    window = browser.new_context(
        extra_http_headers=AS_BY_PROXY, viewport={"width": 360, "height": 740}
    )
    yield window.new_page()
    window.close()


@pytest.mark.parametrize("name", [each.name for each in PAGE_TYPES])
def test_nothing_is_asked_of_others_and_nothing_moves(
    phone: Page, site: RunningSite, pages: dict[str, str], name: str
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{site.address}{pages[name]}")
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {urlsplit(site.address).netloc}
    assert phone.evaluate(_SHIFTS) == 0


def test_home_is_light(phone: Page, site: RunningSite) -> None:
    finished: list[Request] = []

    def keep(request: Request) -> None:
        finished.append(request)

    phone.on("requestfinished", keep)
    phone.goto(f"{site.address}/", wait_until="networkidle")
    sizes = [request.sizes() for request in finished]
    total = sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)
    assert 0 < total < MOST_BYTES_OF_HOME
