"""The OpenAPI document as a page shows it: operations by list, parameters, fields, examples."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.utils.text import capfirst

from website.api.description import INFO
from website.api.operations import api
from website.api.problems import TITLES

Document = Mapping[str, Any]
#: A rule in the words of the document: "* **Pages**: …", over several lines.
_RULE: Final = re.compile(r"^\* \*\*(.+?)\*\*:?\s+(.+?)(?=\n\*|\Z)", re.DOTALL | re.MULTILINE)
REF: Final = "#/components/schemas/"


@dataclass(frozen=True)
class Row:
    """A parameter, or a field of an answer."""

    name: str
    type: str
    description: str
    values: tuple[str, ...] = ()
    link: str = ""

    @property
    def parts(self) -> list[tuple[bool, str]]:
        """The description in parts, each with whether it is code: what stands in backticks."""
        return [(number % 2 == 1, text) for number, text in enumerate(self.description.split("`"))]


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked."""

    id: str
    path: str
    url: str
    try_url: str
    summary: str
    description: str
    parameters: tuple[Row, ...]
    answers: tuple[tuple[str, str], ...]
    schema: Row | None
    example: str


@dataclass(frozen=True)
class Chapter:
    """The operations of one list."""

    id: str
    title: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Form:
    """The fields of one kind of object in answers."""

    name: str
    description: str
    fields: tuple[Row, ...]


@dataclass(frozen=True)
class Manual:
    """What the page shows."""

    root: str
    version: str
    rules: tuple[Row, ...]
    chapters: tuple[Chapter, ...]
    problems: tuple[Row, ...]
    forms: tuple[Form, ...]


def manual() -> Manual:
    """Return the description of the API for people."""
    document = api.get_openapi_schema()
    schemas = document["components"]["schemas"]
    return Manual(
        root=f"{settings.SITE_URL}/api/v1/",
        version=document["info"]["version"],
        rules=tuple(Row(name, "", capfirst(words)) for name, words in _RULE.findall(INFO)),
        chapters=tuple(_chapters(document)),
        problems=tuple(Row(str(status), "", words) for status, words in TITLES.items()),
        forms=tuple(
            _form(name, schemas[name]) for name in sorted(schemas) if _is_shown(schemas[name])
        ),
    )


def _chapters(document: Document) -> Iterable[Chapter]:
    for tag in document["tags"]:
        name = tag["name"]
        operations = tuple(
            _operation(path, said["get"])
            for path, said in document["paths"].items()
            if name in said["get"]["tags"]
        )
        yield Chapter(name.lower().replace(" ", "-"), name, tag["description"], operations)


def _operation(path: str, said: Document) -> Operation:
    url = f"{settings.SITE_URL}{path}"
    answered = said["responses"]["200"].get("content", {})
    content: Document = next(iter(answered.values()), {})
    row = _row("", content.get("schema", {}))
    return Operation(
        id=said["operationId"],
        path=path,
        url=_example_url(url, said),
        try_url="" if "{" in path else _example_url(path, said),
        summary=said["summary"],
        description=said.get("description", ""),
        parameters=tuple(
            _row(each["name"], each["schema"], each.get("description", ""))
            for each in said["parameters"]
        ),
        answers=tuple((code, each["description"]) for code, each in said["responses"].items()),
        schema=row if row.link else None,
        example=_example(content.get("example", "")),
    )


def _example_url(url: str, said: Document) -> str:
    query = []
    for each in said["parameters"]:
        if each["in"] == "path":
            url = url.replace(f"{{{each['name']}}}", str(each.get("example", "")))
        elif each["name"] == "limit":
            query.append(("limit", "5"))
        elif each["name"] == "q" and said["operationId"] == "search":
            query.append(("q", "portal"))
    return f"{url}?{urlencode(query)}" if query else url


def _example(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)


def _is_shown(schema: Document) -> bool:
    return bool(schema.get("properties"))


def _form(name: str, schema: Document) -> Form:
    fields = tuple(
        _row(key, said, said.get("description", "")) for key, said in schema["properties"].items()
    )
    return Form(name, schema.get("description", ""), fields)


def _row(name: str, schema: Document, description: str = "") -> Row:
    kinds = [_kind(each) for each in schema.get("anyOf", [schema])]
    values = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    return Row(
        name,
        " or ".join(dict.fromkeys(kind for kind, _link in kinds)),
        description,
        tuple(map(str, values)),
        next((link for _kind, link in kinds if link), ""),
    )


def _kind(schema: Document) -> tuple[str, str]:
    """Return what a value is, in words, and the name of its form."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(REF)
        return name, name
    if schema.get("type") == "array":
        kind, link = _kind(schema.get("items", {}))
        return f"list of {kind}", link
    return schema.get("format") or str(schema.get("type", "any")), ""
