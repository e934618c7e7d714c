"""Write `docs/screenshots/<page>-<view>.png` for every type of page, from the demonstration.

Each is the first screen of the page, with few colours, so that the files stay small. What moves
with the calendar is in them too: a picture that differs is to be looked at, not a failure.
"""

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Browser

from tests.audit.page_types import LANGUAGES, find_pages
from tests.audit.production_site import production_site
from tests.browsers import chromium
from tests.journeys.running_site import AS_BY_PROXY

PICTURES: Final = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
COLOURS: Final = 64


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    name: str
    width: int
    height: int
    scheme: str = "light"
    language: str = "en-gb"

    @property
    def window(self) -> dict[str, Any]:
        """The options of the browser's window."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "color_scheme": self.scheme,
            "reduced_motion": "reduce",
            "extra_http_headers": AS_BY_PROXY,
        }


VIEWS: Final = (
    View("wide", 1280, 900),
    View("narrow", 320, 640),
    View("dark", 1280, 900, scheme="dark"),
    View("arabic", 1280, 900, language="ar"),
)
#: The others are looked at in every view; the rest wide and narrow only.
IN_EVERY_VIEW: Final = ("home", "law", "country", "laws", "map", "figures", "style-guide")


def take(browser: Browser, site: str, pages: dict[str, str]) -> None:
    """Take the pictures; those of pages that are gone are removed."""
    for old in PICTURES.glob("*.png"):
        old.unlink()
    PICTURES.mkdir(parents=True, exist_ok=True)
    for view in VIEWS:
        window = browser.new_context(**view.window)
        page = window.new_page()
        for name, path in pages.items():
            if view.name in {"wide", "narrow"} or name in IN_EVERY_VIEW:
                page.goto(f"{site}{LANGUAGES[view.language]}{path}")
                _keep(page.screenshot(), PICTURES / f"{name}-{view.name}.png")
        window.close()


def _keep(picture: bytes, file: Path) -> None:
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    with (
        TemporaryDirectory() as folder,
        production_site(Path(folder)) as running,
        chromium() as chosen,
    ):
        take(chosen, running.address, find_pages(running.address))
    sys.stdout.write(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES}\n")
