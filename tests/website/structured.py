"""What a page says for programs, read back and held against the vocabulary of schema.org."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

from tests.website.schema_org import vocabulary

CONTEXT: Final = "https://schema.org"
#: Values that are written as text.
WRITTEN: Final = frozenset({"Text", "URL", "Date", "DateTime", "Time", "string"})
ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}]+")
#: ISO 8601: a year, month, day or moment.
DATE: Final = re.compile(
    r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?"
)
#: What follows a property of an action that a program fills in (schema.org, "Actions").
INPUT: Final = "-input"

Thing = dict[str, Any]


class _Scripts(HTMLParser):
    """Collects the texts of the elements that hold JSON-LD."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.found.append(data)


def things(page: str) -> list[Thing]:
    """Return the objects in a page, as a program would read them."""
    scripts = _Scripts()
    scripts.feed(page)
    return [json.loads(text) for text in scripts.found]


def faults_of_page(page: str) -> list[str]:
    """Return what schema.org would not understand in a page."""
    return [fault for each in things(page) for fault in faults(each)]


def faults(thing: Thing) -> list[str]:
    """Return what schema.org would not understand in an object, with where it stands."""
    found = [] if thing.get("@context") == CONTEXT else ["no @context"]
    return [*found, *_faults(thing, str(thing.get("@type")))]


def _faults(thing: Thing, where: str) -> Iterator[str]:
    kind = str(thing.get("@type"))
    if kind not in vocabulary()["types"]:
        yield f"{where}: no type {kind}"
        return
    known = _properties(kind)
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        if name.endswith(INPUT) and "Action" in _lineage(kind):
            continue
        if name not in known:
            yield f"{where}: {kind} has no {name}"
            continue
        for each in value if isinstance(value, list) else [value]:
            yield from _faults_of_value(each, known[name], f"{where}.{name}")


def _faults_of_value(value: Any, ranges: list[str], where: str) -> Iterator[str]:
    if isinstance(value, dict):
        kinds = _lineage(str(value.get("@type")))
        if not kinds & set(ranges):
            yield f"{where}: {value.get('@type')} is none of {ranges}"
        yield from _faults(value, where)
    elif isinstance(value, bool):
        if "Boolean" not in ranges:
            yield f"{where}: no boolean"
    elif isinstance(value, int):
        if not {"Integer", "Number"} & set(ranges):
            yield f"{where}: no number"
    elif not _may_be_written(str(value), ranges):
        yield f"{where}: {value!r} is none of {ranges}"


def _may_be_written(value: str, ranges: list[str]) -> bool:
    lists = [vocabulary()["lists"][each] for each in ranges if each in vocabulary()["lists"]]
    if lists:
        return any(value in each for each in lists)
    if "Text" in ranges or "string" in ranges:
        return bool(value)
    if {"Date", "DateTime"} & set(ranges) and DATE.fullmatch(value):
        return True
    return bool(ADDRESS.fullmatch(value))  # a URL, or a reference to an object by its address


def _lineage(kind: str) -> set[str]:
    types = vocabulary()["types"]
    found: set[str] = set()
    waiting = [kind]
    while waiting:
        each = waiting.pop()
        if each in types and each not in found:
            found.add(each)
            waiting += types[each]["parents"]
    return found


def _properties(kind: str) -> dict[str, list[str]]:
    types = vocabulary()["types"]
    return {
        name: ranges
        for each in _lineage(kind)
        for name, ranges in types[each]["properties"].items()
    }
