"""A running site, a real browser, and the people who walk through it.

`SCREENSHOTS=1 make journeys` keeps pictures of the pages under `var/screenshots`, where a journey
that fails always leaves its last view.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from django.conf import settings
from playwright.sync_api import Browser, expect

from tests.browsers import chromium
from tests.journeys.people import Approver, Editor, Reader, Visitor
from tests.journeys.running_site import RunningSite, running_site

PATIENCE = 15_000  # milliseconds
PICTURES = Path(settings.VAR) / "screenshots"
FAILED = pytest.StashKey[bool]()

Person = TypeVar("Person", bound=Visitor)


class Invite(Protocol):
    """Opens a browser window for a person."""

    def __call__(self, who: type[Person], **window: Any) -> Person:
        """Return the person, in a window without anybody's cookies."""


class Photograph(Protocol):
    """Keeps a picture of the page that a person sees."""

    def __call__(self, who: Visitor, name: str) -> None:
        """Write `var/screenshots/<name>.png`, if pictures are asked for."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys, so that they run only when asked for (`make journeys`)."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember which journey failed, for its last picture."""
    report: Any = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The demonstration, served as `make run` serves it."""
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system, without a screen."""
    expect.set_options(timeout=PATIENCE)
    with chromium() as browser:
        yield browser


@pytest.fixture
def invite(browser: Browser, site: RunningSite, request: pytest.FixtureRequest) -> Iterator[Invite]:
    """Open a window for each person; at the end nobody may have a complaint, nor the server."""
    people: list[Visitor] = []
    mark = site.mark()

    def invite(who: type[Person], **options: Any) -> Person:
        window = browser.new_context(locale="en-GB", timezone_id="Europe/London", **options)
        window.set_default_timeout(PATIENCE)
        person = who(window, site.address)
        people.append(person)
        return person

    yield invite
    if request.node.stash.get(FAILED, False):
        for number, person in enumerate(people):
            _keep_picture(person, f"failed-{request.node.name}-{number}")
    complaints = [complaint for person in people for complaint in person.complaints]
    for person in people:
        person.window.close()
    assert not complaints, complaints
    assert not site.failures_since(mark), site.failures_since(mark)


@pytest.fixture
def reader(invite: Invite) -> Reader:
    """Somebody who reads the public pages."""
    return invite(Reader)


@pytest.fixture
def editor(invite: Invite) -> Editor:
    """The policy editor, signed in."""
    editor = invite(Editor)
    editor.sign_in()
    return editor


@pytest.fixture
def approver(invite: Invite) -> Approver:
    """The policy approver, signed in."""
    approver = invite(Approver)
    approver.sign_in()
    return approver


@pytest.fixture
def photograph() -> Photograph:
    """Keep a picture, where pictures are asked for."""

    def photograph(who: Visitor, name: str) -> None:
        if os.environ.get("SCREENSHOTS"):
            _keep_picture(who, name)

    return photograph


def _keep_picture(who: Visitor, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    file_name = re.sub(r"[^\w.-]+", "-", name).strip("-")
    who.page.screenshot(path=PICTURES / f"{file_name}.png", full_page=True)
