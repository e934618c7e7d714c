"""A citation as CSL-JSON, the form of the Citation Style Language."""

import json
from datetime import date
from typing import Any

from website.citations.citation import Citation


def csl_json(citation: Citation) -> str:
    """Return the citation as a list of one item."""
    return json.dumps([csl_item(citation)], ensure_ascii=False, indent=2)


def csl_item(citation: Citation) -> dict[str, Any]:
    """Return the item, by the names that CSL 1.0.2 gives its variables."""
    item: dict[str, Any] = {
        "id": citation.key,
        "type": _type(citation),
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "container-title": citation.site,
        "URL": citation.url,
        "accessed": _day(citation.accessed),
    }
    if citation.number:
        item["number"] = citation.number
    if citation.place:
        item["jurisdiction"] = citation.place
    if citation.changed is not None:
        item["issued"] = _day(citation.changed)
    return item


def _type(citation: Citation) -> str:
    if citation.is_bill:
        return "bill"
    return "legislation" if citation.is_law else "webpage"


def _day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
