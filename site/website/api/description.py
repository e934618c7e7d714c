"""What the OpenAPI document says beside what Django Ninja knows: filters, headers, examples."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from exchange.licence import licence
from exchange.shape_kinds import EXAMPLE_UID
from exchange.shapes import LANGUAGE_OF_SCHEMA
from foundation.facets import LONGEST_TEXT, Facet, TextFacet, YearsFacet
from website.api.examples import EXAMPLES, KEYS, example_of_page
from website.api.families import BY_NAME, FAMILIES
from website.api.family import Family
from website.api.problems import CONTENT_TYPE, TITLES
from website.api.schemas import ProblemAnswer
from website.choices import SearchKind
from website.facets.marks import search_facets
from website.models import SearchEntry
from website.search.finding import Finder

INFO: Final = """\
Everything that the site publishes, for programs: the same records, the same filters and the same
words, read-only, without a key.

* **Lists**: they are cut into pages. Follow `next`, or the `Link` header, until it is null. A
  cursor stays right while records come and go.
* **Filters**: they are those of the lists on the site. Values of one filter are alternatives,
  different filters narrow each other. What is no filter, or no value of it, is answered with 422,
  never ignored.
* **Dates**: they are as exact as their source. `{"value": "2021-03", "precision": "month"}` is a
  month, and no day of it. Days and moments of our own follow ISO 8601.
* **Copies**: read `/bulk/`, then ask `/changes` with the `next_since` of the answer before. What
  was withdrawn is told as such: forget it.
* **Asking again**: it costs nothing while nothing changed: send the `ETag` back in `If-None-Match`.
* **Fair use**: the headers `RateLimit` and `RateLimit-Policy` (Internet draft
  draft-ietf-httpapi-ratelimit-headers-10) say how many questions are left; the answer to one too
  many is 429, with `Retry-After`.
* **Problems**: they are `application/problem+json` (RFC 9457).
* **Versions**: within `/api/v1/` fields, filters and addresses are added, never removed or given
  another meaning; so leave out what you do not know. Before anything goes, its answers bear the
  headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) for at least twelve months.
"""
#: Problems that any operation may answer with, and those of records and of the search.
ALWAYS: Final = (400, 422, 429)
OF_LISTS: Final = (404,)
OF_RECORDS: Final = (404, 410)
HEADERS: Final[dict[str, Any]] = {
    "ETag": {
        "description": "The mark of this answer: send it back in `If-None-Match`.",
        "schema": {"type": "string"},
    },
    "Last-Modified": {
        "description": "When anything public changed last.",
        "schema": {"type": "string"},
    },
    "Link": {
        "description": "The next page (`next`) and the licence (`license`), as RFC 8288 has it.",
        "schema": {"type": "string"},
    },
    "RateLimit": {
        "description": "What is left of the fair use, and for how many seconds.",
        "schema": {"type": "string"},
    },
    "RateLimit-Policy": {
        "description": "How many questions are answered in how many seconds.",
        "schema": {"type": "string"},
    },
}


def complete(document: Any) -> Any:
    """Return the OpenAPI document with everything that Ninja does not know."""
    with override(LANGUAGE_OF_SCHEMA):
        terms = licence()
        document["info"] |= {
            "contact": {"name": settings.WAGTAIL_SITE_NAME, "url": f"{settings.SITE_URL}/contact/"},
            "license": {"name": terms.name, "url": terms.url},
            "summary": "The public records of the site, for programs.",
        }
        document["externalDocs"] = {
            "description": "The same for people",
            "url": f"{settings.SITE_URL}{reverse('api_docs')}",
        }
        document["tags"] = [
            *({"name": each.title, "description": each.meaning} for each in FAMILIES),
            {"name": "Changes and search", "description": "Across all lists."},
            {"name": "About", "description": "Where everything is."},
        ]
        document["components"]["schemas"]["Problem"] = _problem_schema(document)
        for path, methods in document["paths"].items():
            for operation in methods.values():
                _complete(operation, path)
    return document


def _problem_schema(document: Any) -> dict[str, Any]:
    schema = ProblemAnswer.model_json_schema(ref_template="#/components/schemas/{model}")
    document["components"]["schemas"] |= schema.pop("$defs", {})
    return schema


def _complete(operation: dict[str, Any], path: str) -> None:
    name, _dash, verb = operation["operationId"].rpartition("-")
    family = BY_NAME.get(name)
    parameters = operation["parameters"]
    if family and verb in {"list", "facets"}:
        parameters += parameters_of(family.facets(), family.words)
    if operation["operationId"] == "search":
        parameters += parameters_of(
            search_facets(Finder(SearchEntry.objects.none())), {"type": SearchKind}
        )
    for each in parameters:
        each.pop("examples", None)  # a list, as the schema has it too; OpenAPI has names here
        if each["in"] == "path" and family:
            each["description"] = f"The field `{family.key}` of the record."
            each["example"] = KEYS.get(name, EXAMPLE_UID)
    said = operation["responses"][200]
    said["description"] = "What was asked for."
    said["headers"] = HEADERS
    _show_example(said, operation["operationId"], family, verb)
    operation["responses"][304] = {"description": "Nothing changed since."}
    problems = OF_RECORDS if verb == "record" else OF_LISTS if family else ()
    if verb == "record" and family and family.key == "uid":
        operation["responses"][301] = {"description": "It was merged with the record named."}
    if operation["operationId"] == "search":
        problems = (503,)
    for status in sorted((*ALWAYS, *problems)):
        operation["responses"][status] = _problem(status, path)
    operation["responses"] = {
        str(status): operation["responses"][status] for status in sorted(operation["responses"])
    }


def _show_example(said: dict[str, Any], operation: str, family: Family | None, verb: str) -> None:
    if verb == "bulk" and family:
        schema = {"type": "string", "description": "One record to a line, as JSON."}
        said["content"] = {"application/x-ndjson": {"schema": schema, "example": "{…}\n{…}\n"}}
        return
    content = said["content"]["application/json"]
    if family and verb == "list":
        content["example"] = example_of_page(family)
    elif family and verb == "record":
        content["example"] = family.whole_shape.example()
    else:
        content["example"] = EXAMPLES["facets" if verb == "facets" else operation]


def _problem(status: int, path: str) -> dict[str, Any]:
    return {
        "description": f"{TITLES[status]}.",
        "content": {
            CONTENT_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "example": {
                    "type": f"{settings.SITE_URL}{reverse('api_docs')}#problem-{status}",
                    "title": TITLES[status],
                    "status": status,
                    "detail": f"{TITLES[status]}.",
                    "instance": path,
                },
            }
        },
    }


def parameters_of(facets: Iterable[Facet], words: Any) -> list[dict[str, Any]]:
    """Return the filters as parameters of OpenAPI."""
    return [
        {
            "in": "query",
            "name": name,
            "required": False,
            "description": _said_of(facet, name),
            **_schema_of(facet, words.get(name)),
        }
        for facet in facets
        for name in facet.parameters
    ]


def _said_of(facet: Facet, name: str) -> str:
    label = str(facet.label)
    if isinstance(facet, YearsFacet):
        return f"{label}: {'from' if name.endswith('_from') else 'to'} this year."
    if isinstance(facet, TextFacet):
        return f"{label}: every one of them has to be there."
    return f"{label}; several values are alternatives. `/facets` names the values in use."


def _schema_of(facet: Facet, words: Any) -> dict[str, Any]:
    if isinstance(facet, YearsFacet):
        return {"schema": {"type": "string", "pattern": "^[0-9]{4}$"}, "example": "2020"}
    if isinstance(facet, TextFacet):
        return {"schema": {"type": "string", "maxLength": LONGEST_TEXT}, "example": "portal"}
    items: dict[str, Any] = {"type": "string"}
    if words is not None:
        items["enum"] = [value for value in words.values if value]
    return {"schema": {"type": "array", "items": items}, "style": "form", "explode": True}
