"""Write a brief as a Word document: real headings, tables whose head repeats, numbered pages."""

from datetime import UTC
from io import BytesIO
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from partnerships.tracker.services.brief_words import (
    address_shown,
    head_lines,
    left_out_words,
    table_of,
)
from partnerships.tracker.services.make_brief import Brief, Section

#: Of the page without its margins, in millimetres.
TEXT_WIDTH: Final = 178
SIZE: Final = Pt(9)
INK: Final = RGBColor(30, 30, 30)
HEAD_FILL: Final = "EBEEF0"


def write_brief_docx(brief: Brief) -> bytes:
    """Return the file; it names no person, and costs no query."""
    document = Document()
    _describe(document, brief)
    _set_page(document, brief)
    document.add_heading(brief.title, level=1)
    for text in head_lines(brief):
        document.add_paragraph(text)
    for section in brief.sections:
        _write_section(document, section)
    document.add_paragraph(left_out_words(brief))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Any, brief: Brief) -> None:
    """Set title, language and date, and leave no name of a person or program as author."""
    language = get_language() or "en"
    about = document.core_properties
    about.title, about.subject, about.language = brief.title[:255], brief.mark, language
    about.author = about.last_modified_by = about.comments = about.keywords = about.category = ""
    about.created = about.modified = brief.as_of.astimezone(UTC).replace(tzinfo=None)
    about.revision = 1
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = "Calibri"
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "Calibri")
        style.font.color.rgb = INK
    document.styles["Normal"].font.size = SIZE
    tongue = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    tongue.set(qn("w:val"), language)


def _set_page(document: Any, brief: Brief) -> None:
    """Make it A4, with the mark of the edition above and the number of the page below."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin, page.bottom_margin = Mm(22), Mm(18)
    head = page.header.paragraphs[0]
    head.add_run(brief.mark).bold = True
    head.add_run(f" · {brief.title}")
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between = (_("Page %(number)s of %(last)s") % {"number": "\n", "last": "\n"}).split(
        "\n"
    )[:2]
    foot.add_run(before)
    _add_field(foot, "PAGE")
    foot.add_run(between)
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    """Add a field that the program which opens the file fills."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _write_section(document: Any, section: Section) -> None:
    document.add_heading(section.heading, level=2)
    content = table_of(section)
    table = document.add_table(rows=1 + len(content.rows), cols=len(content.heads))
    table.style = "Table Grid"
    table.autofit = False
    widths = [Mm(TEXT_WIDTH * part / sum(content.widths)) for part in content.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    head, *rows = table.rows
    _write_head(head, content.heads)
    for row, cells in zip(rows, content.rows, strict=True):
        _mark_row(row, "w:cantSplit")
        for cell, (text, url) in zip(row.cells, cells, strict=True):
            _fill(document, cell, text, url)
    document.add_paragraph(section.more_words)


def _write_head(row: Any, heads: tuple[str, ...]) -> None:
    """Write the first row, which the program that opens the file repeats on every page."""
    _mark_row(row, "w:cantSplit")
    _mark_row(row, "w:tblHeader")
    for cell, label in zip(row.cells, heads, strict=True):
        cell.paragraphs[0].add_run(label).bold = True
        _shade(cell)


def _fill(document: Any, cell: Any, text: str, url: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run(text)
    if url:
        _add_link(document, cell.add_paragraph() if text else paragraph, url)


def _mark_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: Any) -> None:
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), HEAD_FILL)
    cell._tc.get_or_add_tcPr().append(fill)


def _add_link(document: Any, paragraph: Any, url: str) -> None:
    """Add an address that can be followed."""
    link = OxmlElement("w:hyperlink")
    key = document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), key)
    run = paragraph.add_run(address_shown(url))
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
