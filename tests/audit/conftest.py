"""A production site, a browser, and the pages that are judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from tests.audit.page_types import LANGUAGES, PAGE_TYPES, find_pages
from tests.audit.production_site import production_site
from tests.browsers import chromium
from tests.journeys.running_site import AS_BY_PROXY, RunningSite


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the audits, so that they run only when asked for (`make audit`)."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.audit)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The demonstration, served as in production."""
    with production_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system, without a screen."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def client(site: RunningSite) -> Iterator[httpx.Client]:
    """A client that asks the site as the proxy in front would."""
    with httpx.Client(base_url=site.address, headers=AS_BY_PROXY, timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def pages(site: RunningSite) -> dict[str, str]:
    """The path of each type of page in the first language."""
    return find_pages(site.address)


@dataclass(frozen=True)
class Fetched:
    """One page as it was answered."""

    name: str
    language: str
    path: str
    response: httpx.Response


@pytest.fixture(scope="session")
def answers(pages: dict[str, str], client: httpx.Client) -> list[Fetched]:
    """Every type of page in every language."""
    return [
        Fetched(name, language, prefix + path, client.get(prefix + path))
        for name, path in pages.items()
        for language, prefix in LANGUAGES.items()
    ]


@pytest.fixture(scope="session")
def statuses() -> dict[str, int]:
    """The status with which each type of page is answered."""
    return {each.name: each.status for each in PAGE_TYPES}
