"""A citation as BibTeX, in UTF-8."""

from typing import Any, Final

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from website.citations.citation import Citation

#: What means something to LaTeX, and how it is written to mean itself.
ESCAPES: Final = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "`": r"{\textasciigrave}",
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
    }
)
#: Pairs of signs that LaTeX sets as one.
LIGATURES: Final = {"--": "-{}-", "''": "'{}'"}


class _Verbatim(Writer):
    """Writes fields as they are given: they are escaped already, and stay in UTF-8."""

    def _encode(self, text: str) -> str:
        return text


def bibtex(citation: Citation) -> str:
    """Return the citation as one entry of a `.bib` file."""
    entry = Entry("misc", list(_fields(citation).items()))
    # Braces keep the name of a body from being read as those of persons.
    entry.persons["author"] = [Person(last=f"{{{escaped(citation.author)}}}")]
    data = BibliographyData({citation.key: entry})
    text: str = _Verbatim(encoding="UTF-8").to_string(data)
    return text


def _fields(citation: Citation) -> dict[str, Any]:
    fields = {
        "title": f"{{{escaped(citation.full_title)}}}",
        "howpublished": escaped(citation.site),
        "url": citation.url,
        "urldate": citation.accessed.isoformat(),
    }
    if citation.changed is not None:
        fields |= {
            "year": str(citation.changed.year),
            "month": str(citation.changed.month),
            "date": citation.changed.isoformat(),
        }
    return fields


def escaped(text: str) -> str:
    """Return a text such that LaTeX sets it letter by letter."""
    found = text.translate(ESCAPES)
    for pair, apart in LIGATURES.items():
        while pair in found:
            found = found.replace(pair, apart)
    return found
