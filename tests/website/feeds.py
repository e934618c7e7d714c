"""Reading the feed of changes."""

import re
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

from django.test import Client

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/feeds/changes.atom"


def feed(client: Client, query: str = "") -> ET.Element:
    """Return the feed as a reader's program parses it."""
    response = client.get(FEED + query)
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314  (our own)


def plain(summary: str) -> str:
    """Return the words of a summary, which is HTML, in lines."""
    assert not re.search(r"<(?!br>)", summary)
    return unescape(summary.replace("<br>", "\n"))


def entries(client: Client, query: str = "") -> list[dict[str, str]]:
    """Return what the entries of a feed say."""
    return [
        {
            "id": str(entry.findtext(f"{ATOM}id")),
            "title": str(entry.findtext(f"{ATOM}title")),
            "summary": plain(str(entry.findtext(f"{ATOM}summary"))),
            "link": str(entry.find(f"{ATOM}link").attrib["href"]),  # type: ignore[union-attr]
            "updated": str(entry.findtext(f"{ATOM}updated")),
        }
        for entry in feed(client, query).findall(f"{ATOM}entry")
    ]


def latest(client: Client, query: str = "") -> dict[str, str]:
    """Return the newest entry."""
    return entries(client, query)[0]


def republish(record: Any, **values: Any) -> Any:
    """Publish a record with other values."""
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision(clean=False).publish()
    return type(record).objects.get(pk=record.pk)
