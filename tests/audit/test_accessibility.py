"""axe-core finds nothing: every type of page, four languages, both widths, light and dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.audit.page_types import LANGUAGES, PAGE_TYPES
from tests.journeys.running_site import AS_BY_PROXY, RunningSite

AXE: Final = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS: Final = (1280, 320)
#: Everything axe knows: WCAG 2.2 A to AA, and what is good practice.
TAGS: Final = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"),
]
#: The rules whose answer depends on colours alone; the others say the same in the dark.
COLOUR_RULES: Final = ["color-contrast", "link-in-text-block"]

Violation = tuple[str, ...]


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window that asks as the proxy in front would."""
    window = browser.new_context(extra_http_headers=AS_BY_PROXY, bypass_csp=True)
    window.add_init_script(path=AXE)
    yield window
    window.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [each.name for each in PAGE_TYPES])
def test_axe_finds_nothing(
    window: BrowserContext, site: RunningSite, pages: dict[str, str], name: str, language: str
) -> None:
    page = window.new_page()
    found: list[Violation] = []
    try:
        page.goto(f"{site.address}{LANGUAGES[language]}{pages[name]}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            found += _violations(page.evaluate(_RUN, {"runOnly": TAGS}), width, "light")
            page.emulate_media(color_scheme="dark")
            found += _violations(page.evaluate(_RUN, {"runOnly": COLOUR_RULES}), width, "dark")
    finally:
        page.close()
    assert found == [], "\n".join(map(str, found))


#: No rule that runs reads style sheets as files, so axe need not fetch and parse them each time.
_RUN: Final = """options => axe.run(document, {
    ...options, resultTypes: ["violations"], elementRef: false, preload: {assets: ["media"]},
})"""


def _violations(results: dict[str, Any], width: int, scheme: str) -> list[Violation]:
    return [
        (str(width), scheme, each["id"], each["help"], *_places(each["nodes"]))
        for each in results["violations"]
    ]


def _places(nodes: list[dict[str, Any]]) -> list[str]:
    return [f"{node['target']}: {node['html'][:160]}" for node in nodes[:5]]
