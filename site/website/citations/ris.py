"""A citation as RIS, which Zotero, EndNote and Mendeley read."""

from datetime import date
from typing import Any, Final

import rispy

from website.citations.citation import Citation

#: Types of RIS: a statute, a bill, a page of the web.
STATUTE, BILL, PAGE = "STAT", "BILL", "ELEC"
LINE_END: Final = "\r\n"


class _Writer(rispy.RisWriter):
    """One reference, which needs no number in front."""

    def set_header(self, count: int) -> str:
        """Return nothing."""
        return ""


def ris(citation: Citation) -> str:
    """Return the citation as the text of a `.ris` file."""
    reference: dict[str, Any] = {
        "type_of_reference": _type(citation),
        "id": citation.key,
        "title": citation.title,
        "authors": [citation.author],
        "publisher": citation.site,
        "urls": [citation.url],
        "access_date": _day(citation.accessed),
    }
    if citation.number:
        reference["note"] = citation.number
    if citation.place:
        reference["place_published"] = citation.place
    if citation.changed is not None:
        reference["year"] = str(citation.changed.year)
        reference["date"] = _day(citation.changed)
    text: str = rispy.dumps([reference], implementation=_Writer)
    return text.replace("\n", LINE_END)


def _type(citation: Citation) -> str:
    if citation.is_bill:
        return BILL
    return STATUTE if citation.is_law else PAGE


def _day(day: date) -> str:
    return f"{day:%Y/%m/%d}"
