"""Asking the API, and keeping a copy of it as a program of somebody else would."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

ROOT = "/api/v1/"
Record = dict[str, Any]


def ask(client: Client, path: str, **headers: str) -> Any:
    """Return the response at a path below the API, or at an address that it told."""
    parts = urlsplit(path)
    local = f"{parts.path}?{parts.query}" if parts.netloc else f"{ROOT}{path}"
    return client.get(local, headers=headers)


def said(client: Client, path: str) -> Any:
    """Return the JSON at a path below the API."""
    response = ask(client, path)
    assert response.status_code == 200, response.content
    return response.json()


def walk(client: Client, path: str) -> Iterator[Record]:
    """Yield every result of a list, page after page."""
    following = path
    while following:
        page = said(client, following)
        yield from page["results"]
        following = page["next"]


def lines(client: Client, family: str) -> list[Record]:
    """Return the records of a bulk file."""
    response = ask(client, f"bulk/{family}.ndjson")
    return [json.loads(line) for line in b"".join(response).splitlines()]


class Mirror:
    """A copy of some families, kept in step by `/changes` alone."""

    def __init__(self, client: Client, *families: str) -> None:
        """Read everything once."""
        self._client = client
        self._families = families
        self.records = {
            record["uid"]: record for family in families for record in lines(client, family)
        }
        self._since = said(client, "changes?limit=1")["next_since"]

    def follow(self) -> None:
        """Do what the changes say."""
        for change in walk(self._client, f"changes?since={self._since.replace('+', '%2B')}"):
            if change["what"] == "withdrawn":
                self.records.pop(change["uid"], None)
            elif change["family"] in self._families:
                self.records[change["uid"]] = said(self._client, change["api"])

    def site(self) -> dict[str, Record]:
        """Return what the site says now."""
        fresh = Mirror(self._client, *self._families)
        return fresh.records
