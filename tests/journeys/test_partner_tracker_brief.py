"""A brief to carry into a meeting, taken out of the browser and opened by other programs."""

import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import docx2txt
import pytest
from defusedxml.ElementTree import fromstring
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.conftest import Invite, Photograph
from tests.journeys.people import Colleague

#: What is on record of Ghana in the demonstration.
LAW = "Cybersecurity Act, 2020"
PORTAL = "Ghana reporting portal"


class Manager(Colleague):
    """The partnership manager, who carries briefs into meetings."""

    email = "partnership.manager@example.org"

    def open_brief_of(self, name: str) -> None:
        """Find the country by typing, and open its brief."""
        self.open("/admin/tracker/briefs/")
        self.page.get_by_label("Country, region, forum or partner").fill(name)
        self.page.get_by_role("button", name="Find").click()
        self.page.get_by_role("link", name=name, exact=True).first.click()
        expect(self.page.get_by_role("heading", name=f"Brief: {name}")).to_be_visible()

    def download(self, label: str, folder: Path) -> Path:
        """Take the edition on the screen out as a file."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=label, exact=True).click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path


@pytest.fixture
def manager(invite: Invite) -> Manager:
    """The partnership manager, signed in."""
    manager = invite(Manager)
    manager.sign_in()
    return manager


@pytest.mark.parametrize(("edition", "mark"), [("", "Staff only"), ("shareable", "May be shared")])
def test_a_brief_of_ghana_is_opened_by_other_programs(
    manager: Manager, photograph: Photograph, tmp_path: Path, edition: str, mark: str
) -> None:
    manager.open_brief_of("Ghana")
    if edition:
        manager.page.get_by_role("link", name=mark, exact=True).click()
    expect(manager.page.locator(".brief__mark")).to_contain_text(mark)
    photograph(manager, f"brief-ghana-{edition or 'staff'}")
    pdf = manager.download("PDF", tmp_path)
    document = manager.download("Word document", tmp_path)
    pattern = rf"brief-ghana-\d{{4}}-\d\d-\d\d-{edition or 'staff'}\.(pdf|docx)"
    for path, text in ((pdf, words_of_pdf(pdf, mark)), (document, words_of_docx(document))):
        assert re.fullmatch(pattern, path.name)
        for words in ("Ghana", LAW, PORTAL, mark, "checked "):
            assert words in text, (path.name, words)
        assert ("What they promised" in text) == (not edition)
        assert ("This edition leaves out" in text) == bool(edition)


def words_of_pdf(path: Path, mark: str) -> str:
    """Return the words that pypdf, and poppler where it is installed, find in a PDF file."""
    pages = [page.extract_text() for page in PdfReader(path).pages]
    assert all(mark in page for page in pages)
    text = " ".join(" ".join(pages).split())
    program = shutil.which("pdftotext")
    if program:
        answer = subprocess.run([program, path, "-"], capture_output=True, check=True, text=True)  # noqa: S603  (a program of the system, our own file)
        assert LAW in " ".join(answer.stdout.split())
    return text


def words_of_docx(path: Path) -> str:
    """Return the words that docx2txt finds in a Word document whose parts are all well formed."""
    with ZipFile(path) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                fromstring(parts.read(name))
    return " ".join(str(docx2txt.process(path)).split())
