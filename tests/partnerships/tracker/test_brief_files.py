"""Briefs as PDF and as Word documents, read by other programs than those that wrote them."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx2txt
import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone
from pypdf import PdfReader

from foundation.partial_dates import PartialDate
from partnerships.tracker.choices import BriefEdition, BriefKind
from partnerships.tracker.services.brief_words import address_shown
from partnerships.tracker.services.make_brief.document import (
    LONGEST_DETAIL,
    LONGEST_TEXT,
    AsOf,
    Basis,
    Brief,
    BriefMark,
    Line,
    Section,
    checked,
)
from partnerships.tracker.services.write_brief_docx import write_brief_docx
from partnerships.tracker.services.write_brief_pdf import needs_shaping, write_brief_pdf
from tests.partnerships.tracker.briefs import docx_text, pdf_text

TODAY = checked(timezone.localdate())
#: French, Polish, Spanish, Vietnamese, and letters of West African languages.
LATIN = "Œuvre Noël Łódź Zażółć niño ¿qué? Tiếng Việt Ɔɛ ŋ"
NOT_IN_THE_FONT = "中文法律"
ARABIC = "قانون"
HOSTILE = "<b>bold</b> & <script>alert(1)</script> {{ name }} {n} =1+1 **x** \x07\ud800"


def brief_of(*lines: Line, edition: BriefEdition = BriefEdition.STAFF, **values: Any) -> Brief:
    """Return a brief with one section of these lines."""
    sections = (Section("Laws", lines or (Line("An act", TODAY),), more=3),)
    values = {"title": "Ghana", "left_out": ("notes",), **values}
    return Brief(
        kind=BriefKind.COUNTRY,
        edition=edition,
        as_of=timezone.now(),
        sections=sections,
        **values,
    )


def reader(brief: Brief) -> PdfReader:
    """Return the PDF file as another program opens it."""
    return PdfReader(BytesIO(write_brief_pdf(brief)))


def part(brief: Brief, name: str) -> str:
    """Return one part of the Word document."""
    with ZipFile(BytesIO(write_brief_docx(brief))) as parts:
        return parts.read(name).decode()


# --- PDF -----------------------------------------------------------------------------------------


def test_the_letters_of_latin_languages_can_be_searched_for_in_the_pdf() -> None:
    text = pdf_text(write_brief_pdf(brief_of(Line(LATIN, TODAY))))
    assert all(word in text for word in LATIN.split())


def test_a_script_without_letters_is_shown_as_boxes_and_said_so() -> None:
    text = pdf_text(write_brief_pdf(brief_of(Line(f"{NOT_IN_THE_FONT} {ARABIC}", TODAY))))
    assert "▯▯▯▯" in text
    assert "A box stands for a character that this file has no letter for" in text


def test_arabic_words_are_joined_from_right_to_left_and_can_be_searched_for() -> None:
    brief = brief_of(Line("قانون مكافحة", TODAY))
    assert needs_shaping(brief)
    assert "قانون مكافحة" in pdf_text(write_brief_pdf(brief))


def test_nothing_is_shaped_that_needs_it_not() -> None:
    assert not needs_shaping(brief_of(Line(LATIN, TODAY)))


def test_no_box_no_word_of_boxes() -> None:
    assert "A box stands" not in pdf_text(write_brief_pdf(brief_of()))


@pytest.mark.parametrize("write", [write_brief_pdf, write_brief_docx])
def test_what_people_type_is_text_in_both_files(write: Any) -> None:
    content = write(brief_of(Line(HOSTILE, TODAY, detail=HOSTILE, source=HOSTILE), title=HOSTILE))
    text = pdf_text(content) if write is write_brief_pdf else docx2txt.process(BytesIO(content))
    for word in ("<b>bold</b> &", "<script>", "{n}", "=1+1", "**x**"):
        assert word in text.replace("\n", " ")


def test_the_pdf_says_its_title_and_language_and_nobody_as_author() -> None:
    found = reader(brief_of())
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author) == ("Ghana", None)
    assert str(found.trailer["/Root"]["/Lang"]).startswith("en")


@pytest.mark.parametrize("edition", BriefEdition)
def test_every_page_of_the_pdf_has_mark_number_and_head_of_the_table(edition: str) -> None:
    lines = [Line(f"Act {number}", TODAY, detail="word " * 60) for number in range(60)]
    pages = reader(brief_of(*lines, edition=BriefEdition(edition))).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert str(BriefEdition(edition).label) in text
        assert f"Page {number} of {len(pages)}" in text
        assert "Where it stands" in text


def test_the_pdf_has_bookmarks() -> None:
    titles = str(reader(brief_of()).outline)
    assert "'/Title': 'Ghana'" in titles
    assert "'/Title': 'Laws'" in titles


def test_the_longest_line_fits_a_page() -> None:
    long = "W" * 2000
    line = Line(long, TODAY, detail=long, source=long, url=f"https://example.org/{long}")
    assert len(reader(brief_of(line, line, line, title=long)).pages) < 8
    write_brief_docx(brief_of(line, title=long))


# --- Word ----------------------------------------------------------------------------------------


def test_another_program_reads_every_script_in_the_word_document() -> None:
    words = f"{LATIN} {NOT_IN_THE_FONT} {ARABIC}"
    text = docx2txt.process(BytesIO(write_brief_docx(brief_of(Line(words, TODAY)))))
    assert words in text
    assert str(TODAY) in text
    assert "and 3 more" in text


def test_the_word_document_has_real_headings_and_repeats_the_head_of_its_tables() -> None:
    xml = part(brief_of(), "word/document.xml")
    assert '<w:pStyle w:val="Heading1"/>' in xml
    assert '<w:pStyle w:val="Heading2"/>' in xml
    assert xml.count("<w:tblHeader/>") == 1


def test_the_word_document_names_nobody() -> None:
    core = fromstring(part(brief_of(), "docProps/core.xml"))
    values = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert values["title"] == "Ghana"
    assert str(values["language"]).startswith("en")
    assert not values.get("creator")
    assert not values.get("lastModifiedBy")
    assert not values.get("description")


def test_the_word_document_has_mark_and_page_number_on_every_page() -> None:
    text = docx_text(write_brief_docx(brief_of(edition=BriefEdition.SHAREABLE)))
    assert "May be shared" in text
    assert 'w:instr="PAGE"' in text
    assert 'w:instr="NUMPAGES"' in text
    assert '<w:lang w:val="en' in text


# --- Lines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org", "//example.org", ""])
def test_only_addresses_of_the_web_are_followed(url: str) -> None:
    assert Line("An act", TODAY, url=url).url == ""


def test_a_line_has_a_limit() -> None:
    line = Line("w" * 2000, TODAY, detail="w" * 2000)
    assert (len(line.text), len(line.detail)) == (LONGEST_TEXT, LONGEST_DETAIL)


def test_marks_stand_in_words() -> None:
    line = Line("An act", TODAY, marks=(BriefMark.CONFIDENTIAL,))
    assert "An act [Confidential]" in pdf_text(write_brief_pdf(brief_of(line)))


def test_a_date_keeps_the_precision_it_has() -> None:
    as_of = AsOf(Basis.DATED, PartialDate.parse("2021-05"))
    assert (str(as_of), as_of.machine) == ("dated May 2021", "2021-05")


def test_the_name_of_the_file_says_what_it_is() -> None:
    brief = brief_of(edition=BriefEdition.SHAREABLE)
    day = timezone.localdate().isoformat()
    assert brief.name_of_file("pdf") == f"brief-ghana-{day}-shareable.pdf"
    assert brief_of(title="؟؟").name_of_file("docx") == f"brief-country-{day}-staff.docx"


def test_an_address_is_printed_short() -> None:
    assert address_shown("https://example.org/a/") == "example.org/a"
    assert len(address_shown(f"https://example.org/{'a' * 200}")) == 70
