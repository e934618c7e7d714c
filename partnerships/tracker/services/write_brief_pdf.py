"""Write a brief as PDF: text that can be searched, bookmarks, its mark on every page.

The letters are those of FiraGO, which covers Latin (Vietnamese and African letters too), Greek,
Cyrillic, Arabic, Hebrew, Georgian, Devanagari and Thai; nothing is fetched and no font of the
machine is used. A character of another script, such as a Chinese one, is shown as an empty box,
and the end of the file says so. Arabic, Hebrew and Indic words are shaped and ordered by HarfBuzz,
which takes time: a file without any does without it.
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pymupdf_fonts
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont
from fpdf import FPDF, FontFace, TextStyle, ViewerPreferences
from fpdf.enums import Align, TableBordersLayout, TextEmphasis, VAlign

from partnerships.tracker.services.brief_words import (
    address_shown,
    head_lines,
    left_out_words,
    table_of,
)
from partnerships.tracker.services.make_brief import Brief, Section

FAMILY: Final = "FiraGO"
#: The names under which `pymupdf_fonts` keeps the regular and the bold letters.
FONTS: Final = {"": "figo", "B": "figbo"}
#: Stands for the number of pages until it is known; no tidy text has two spaces side by side.
NUMBER_OF_PAGES: Final = "{  n  }"
BOX: Final = "▯"

#: Hebrew to the scripts of South and South-East Asia, and the presentation forms of Arabic.
_JOINING: Final = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufeff]")

SIDE, TOP, BOTTOM = 16, 22, 18
SIZE, SMALL, TITLE, HEADING = 8.5, 8, 18, 12
LINE_HEIGHT: Final = 4.2
#: What a heading needs below it, so as not to stand alone at the foot of a page.
ROOM_FOR_HEADING: Final = 34
GREY: Final = (235, 238, 240)
INK: Final = (30, 30, 30)


def write_brief_pdf(brief: Brief) -> bytes:
    """Return the file; it names no person, and costs no query."""
    with TemporaryDirectory() as folder:
        paper = _Paper(brief)
        for style, name in FONTS.items():
            path = Path(folder) / f"{name}.ttf"
            path.write_bytes(pymupdf_fonts.myfont(name))
            paper.add_font(FAMILY, style, path)
        paper.set_section_title_styles(
            TextStyle(FAMILY, "B", TITLE, color=INK, t_margin=0, b_margin=1),
            TextStyle(FAMILY, "B", HEADING, color=INK, t_margin=5, b_margin=1),
        )
        if needs_shaping(brief):
            paper.set_text_shaping(use_shaping_engine=True)
        _write(paper, brief)
        return bytes(paper.output())


@cache
def letters() -> frozenset[int]:
    """Return the characters that the font has."""
    font = TTFont(BytesIO(pymupdf_fonts.myfont(FONTS[""])), lazy=True)
    return frozenset(font.getBestCmap())


def needs_shaping(brief: Brief) -> bool:
    """Say whether any word is of a script that joins its letters or runs from right to left."""
    words = (word for line in brief.lines for word in (line.text, line.detail, line.source))
    return any(map(_JOINING.search, (brief.title, *words)))


class _Paper(FPDF):
    """Pages of A4 with the mark of the edition above and the number of the page below."""

    def __init__(self, brief: Brief) -> None:
        super().__init__(format="A4")
        self.brief = brief
        self.lacks_letters = False
        self.set_margins(SIDE, TOP, SIDE)
        self.set_auto_page_break(auto=True, margin=BOTTOM)
        self.alias_nb_pages(NUMBER_OF_PAGES)
        self.set_title(brief.title)
        self.set_subject(brief.mark)
        self.set_lang(get_language() or "en")
        self.set_creation_date(brief.as_of)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def header(self) -> None:
        """Say on every page who may read it, and what it is about."""
        self.set_y(10)
        self.set_font(FAMILY, "B", SMALL)
        self.cell(self.epw / 3, 5, self.known(self.brief.mark), align=Align.L)
        self.set_font(FAMILY, "", SMALL)
        title = self.known(self.brief.title)
        while self.get_string_width(title) > self.epw * 2 / 3 - 4:
            title = f"{title.rstrip('…')[:-1]}…"
        self.cell(self.epw * 2 / 3, 5, title, align=Align.R, new_x="LMARGIN", new_y="NEXT")
        self.line(SIDE, 16, SIDE + self.epw, 16)
        self.set_y(TOP)

    def footer(self) -> None:
        """Number the page."""
        self.set_y(-12)
        self.set_font(FAMILY, "", SMALL)
        words = {"number": self.page_no(), "last": NUMBER_OF_PAGES}
        self.cell(0, 5, _("Page %(number)s of %(last)s") % words, align=Align.C)

    def known(self, text: str) -> str:
        """Return `text` with a box for every character that the font does not have."""
        shown = "".join(each if ord(each) in letters() or each == "\n" else BOX for each in text)
        self.lacks_letters = self.lacks_letters or shown != text
        return shown

    def say(self, text: str, size: float = SIZE, style: str = "") -> None:
        """Write a paragraph over the whole width."""
        self.set_font(FAMILY, style, size)
        self.multi_cell(
            0, LINE_HEIGHT, self.known(text), align=Align.L, new_x="LMARGIN", new_y="NEXT"
        )


def _write(paper: _Paper, brief: Brief) -> None:
    paper.add_page()
    paper.start_section(paper.known(brief.title), level=0)
    for text in head_lines(brief):
        paper.say(text)
    for section in brief.sections:
        _write_section(paper, section)
    paper.ln(4)
    paper.say(left_out_words(brief))
    if paper.lacks_letters:
        paper.ln(2)
        paper.say(
            _(
                "A box stands for a character that this file has no letter for: the page and "
                "the Word document show it."
            )
        )


def _write_section(paper: _Paper, section: Section) -> None:
    if paper.will_page_break(ROOM_FOR_HEADING):
        paper.add_page()
    paper.start_section(paper.known(section.heading), level=1)
    paper.set_font(FAMILY, "", SIZE)
    paper.set_line_width(0.1)
    content = table_of(section)
    with paper.table(
        col_widths=content.widths,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=FontFace(emphasis=TextEmphasis.B, fill_color=GREY),
        line_height=LINE_HEIGHT,
        padding=(0.8, 1.2),
        text_align=Align.L,
        v_align=VAlign.T,
    ) as table:
        table.row([paper.known(head) for head in content.heads])
        for cells in content.rows:
            row = table.row()
            for text, url in cells:
                shown = "\n".join(part for part in (text, address_shown(url)) if part)
                row.cell(paper.known(shown), link=url or None)
    if section.more:
        paper.say(section.more_words)
