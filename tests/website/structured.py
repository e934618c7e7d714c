"""What a page says for programs, read back and held against the vocabulary of schema.org."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any, Final

from tests.website.schema_org import is_type, lineage, members, ranges_of, successor

CONTEXT: Final = "https://schema.org"
#: What is no property: JSON-LD's own words, as far as pages use them.
KEYWORDS: Final = frozenset({"@context", "@type", "@id"})
#: What follows a property of an action that a program fills in (schema.org, "Actions").
INPUT: Final = "-input"
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}]+")
_DURATION: Final = re.compile(r"P(?=\w)(\d+[YMWD])*(T(\d+[HMS])+)?")
#: A year and a month of ISO 8601 are days of which less is known.
_LESS_THAN_A_DAY: Final = {4: "-01-01", 7: "-01"}

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
    if not is_type(kind):
        yield f"{where}: no type {kind}"
        return
    for name, value in thing.items():
        if name in KEYWORDS:
            continue
        known = ranges_of(kind, name)
        if known:
            if successor(name):
                yield f"{where}: {name} is now {successor(name)}"
            for each in value if isinstance(value, list) else [value]:
                yield from _faults_of_value(each, known, f"{where}.{name}")
        elif not _is_input(kind, name):
            yield f"{where}: {kind} has no {name}"


def _is_input(kind: str, name: str) -> bool:
    is_asked_for = name.endswith(INPUT) and "Action" in lineage(kind)
    return is_asked_for and bool(ranges_of(kind, name.removesuffix(INPUT)))


def _faults_of_value(value: Any, ranges: frozenset[str], where: str) -> Iterator[str]:
    if isinstance(value, dict):
        if not lineage(str(value.get("@type"))) & ranges:
            yield f"{where}: {value.get('@type')} is none of {sorted(ranges)}"
        yield from _faults(value, where)
    elif not _fits(value, ranges):
        yield f"{where}: {value!r} is none of {sorted(ranges)}"


def _fits(value: Any, ranges: frozenset[str]) -> bool:
    if isinstance(value, str):
        return any(_may_be_written(value, each) for each in ranges)
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, int):
        return not ranges.isdisjoint({"Integer", "Number"})
    return isinstance(value, float) and not ranges.isdisjoint({"Float", "Number"})


def _may_be_written(value: str, kind: str) -> bool:
    """Whether a text is a value of a data type, a member of a list, or the address of a thing."""
    if kind in _WRITTEN:
        return bool(value) and _WRITTEN[kind](value)
    listed = members(kind)
    return value in listed if listed is not None else _is_address(value) and is_type(kind)


def _is_address(value: str) -> bool:
    return bool(_ADDRESS.fullmatch(value))


def _is_day(value: str) -> bool:
    return _can_be_read(date.fromisoformat, value + _LESS_THAN_A_DAY.get(len(value), ""))


def _is_moment(value: str) -> bool:
    return "T" in value and _can_be_read(datetime.fromisoformat, value)


def _can_be_read(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


#: How the data types that may stand in a text are recognised.
_WRITTEN: Final[dict[str, Callable[[str], bool]]] = {
    "Text": bool,
    "URL": _is_address,
    "Date": _is_day,
    "DateTime": _is_moment,
    "Duration": lambda value: bool(_DURATION.fullmatch(value)),
}
