"""Pages hold for readers who set text larger or wider, few colours, no pictures, or print."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.audit.page_types import LANGUAGES
from tests.journeys.running_site import AS_BY_PROXY, RunningSite

SCRIPT: Final = Path(__file__).parent / "reading.js"
#: A page of every layout: a form, a list with its facets, a record, much of many kinds, the map, a
#: wide table, charts.
NAMES: Final = ("home", "laws-narrowed", "law", "country", "map", "compare", "figures")
#: A window of 1280 px at 200 % and at 400 %.
ZOOMED: Final = {"200 %": (640, 512), "400 %": (320, 256)}
#: The spacing of WCAG 1.4.12. Letters of Arabic are joined, so that none can stand between them.
SPACING: Final = """
    * { line-height: 1.5 !important; word-spacing: 0.16em !important; }
    :not(:lang(ar), :lang(ar) *) { letter-spacing: 0.12em !important; }
    p { margin-block-end: 2em !important; }
"""
#: Yes, partly, no, not reviewed, no information; and the hatching of what is not answered for.
PATTERNS_OF_THE_MAP: Final = 6


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window on a screen with two dots to a pixel, as zooming to 200 % makes it."""
    window = browser.new_context(
        extra_http_headers=AS_BY_PROXY, bypass_csp=True, device_scale_factor=2
    )
    window.add_init_script(path=SCRIPT)
    yield window
    window.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page in that window."""
    page = window.new_page()
    yield page
    page.close()


def visit(page: Page, address: str) -> None:
    """Open an address, which has to be answered."""
    response = page.goto(address)
    assert response
    assert response.ok, address


def faults(page: Page, *questions: str) -> list[str]:
    """Return what stands in the way of a reader in the page as it is now."""
    return [fault for each in questions for fault in page.evaluate(f"reading.{each}()")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_bends_to_its_reader(
    page: Page, site: RunningSite, pages: dict[str, str], name: str, language: str
) -> None:
    found: dict[str, list[str]] = {}
    visit(page, f"{site.address}{LANGUAGES[language]}{pages[name]}")
    for zoom, (width, height) in ZOOMED.items():
        page.set_viewport_size({"width": width, "height": height})
        found[zoom] = faults(page, "sideways", "cutOff", "overlapping")
    page.emulate_media(forced_colors="active")
    found["few colours"] = faults(page, "states")
    page.emulate_media(forced_colors="none", media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    found["print"] = faults(page, "onPaper", "sideways", "cutOff")
    page.emulate_media(media="screen")
    page.add_style_tag(content=SPACING)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        found[f"spaced, {width} px"] = faults(page, "sideways", "cutOff", "overlapping")
    assert {setting: wrong for setting, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_the_same_without_pictures(
    page: Page, site: RunningSite, pages: dict[str, str], name: str, language: str
) -> None:
    page.route("**/*", _without_pictures)
    visit(page, f"{site.address}{LANGUAGES[language]}{pages[name]}")
    assert faults(page, "withoutPictures") == []


def _without_pictures(route: Route) -> None:
    if route.request.resource_type == "image":
        route.abort()
    else:
        route.continue_()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_answers_of_the_map_differ_in_few_colours(
    page: Page, site: RunningSite, pages: dict[str, str], scheme: str
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    visit(page, f"{site.address}{pages['map']}")
    swatches = page.locator(".world-map-legend__swatch").all()
    pictures = [each.screenshot() for each in swatches]
    assert len(pictures) == PATTERNS_OF_THE_MAP
    assert all(one != other for one, other in combinations(pictures, 2))


WRONG: Final = {
    "sideways": "<p style='inline-size: 200vw'>wide</p>",
    "cutOff": "<p style='block-size: 0.5em; overflow: hidden'>cut</p>",
    "overlapping": "<a href='/'>one</a><a href='/' style='margin-inline-start: -1em'>two</a>",
    "states": "<ul><li><a href='/'>a</a><li><a href='/' aria-current='page'>b</a></ul>",
    "withoutPictures": "<a href='/'><img src='/none.png' alt=''></a>",
    "onPaper": "<main><details><summary>a</summary><p>b</p></details></main>",
}


@pytest.mark.parametrize("question", WRONG)
def test_a_question_finds_what_is_wrong(page: Page, question: str) -> None:
    page.goto("about:blank")
    page.set_content("<title>t</title><p>All is well.</p>")
    assert faults(page, question) == []
    page.emulate_media(forced_colors="active", media="print")
    page.set_content(f"<title>t</title>{WRONG[question]}")
    assert faults(page, question) != []
