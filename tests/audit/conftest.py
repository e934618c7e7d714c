"""A production site, a browser, and the pages that are judged.

Several processes judge at once; the site is served to all of them by the one that started them.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import Browser
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # ships no types

from tests.audit.page_types import LANGUAGES, PAGE_TYPES, find_pages
from tests.audit.production_site import production_site
from tests.browsers import chromium
from tests.journeys.running_site import AS_BY_PROXY, RunningSite

#: Under which a process learns where the site is that another one serves.
SHARED: Final = "audited_site"
SERVED: Final = pytest.StashKey[RunningSite]()


#: The modules that need the answers to all pages.
OF_ALL_PAGES: Final = ("test_pages.py", "test_markup.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the audits, so that they run only when asked for (`make audit`)."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.audit)


class Scheduling(LoadScopeScheduling):
    """Deals out tests one by one, but keeps in one process what asks for all pages."""

    def _split_scope(self, nodeid: str) -> str:
        return "all pages" if nodeid.partition("::")[0].endswith(OF_ALL_PAGES) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    """Deal out the audits so that all pages are asked for once."""
    return Scheduling(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process of the audit where the site is, which is started before the first of them."""
    config = node.config
    if config.option.markexpr != "audit":
        return
    if SERVED not in config.stash:
        stack = ExitStack()
        config.add_cleanup(stack.close)
        folder = Path(stack.enter_context(TemporaryDirectory()))
        config.stash[SERVED] = stack.enter_context(production_site(folder))
    served = config.stash[SERVED]
    node.workerinput[SHARED] = (served.address, str(served.log))


@pytest.fixture(scope="session")
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningSite]:
    """The demonstration, served as in production."""
    shared = getattr(request.config, "workerinput", {}).get(SHARED)
    if shared:
        yield RunningSite(shared[0], Path(shared[1]))
    else:
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
