"""The operations of `/api/v1/`: what is asked at which address. Each reads, none writes."""

from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from ninja import NinjaAPI, Query
from ninja.decorators import decorate_view
from ninja.errors import ValidationError

from exchange.licence import licence
from foundation.addresses import AddressBook
from website.api.answers import in_language, json_response, kept_by_version
from website.api.bulk import bulk_answer
from website.api.changes import changes_answer
from website.api.description import INFO, complete
from website.api.families import FAMILIES
from website.api.family import Family
from website.api.links import absolute, root
from website.api.problems import Problem, problem_response
from website.api.reading import facets_answer, list_answer, record_answer
from website.api.schemas import (
    ChangesAnswer,
    ChangesQuery,
    FacetsAnswer,
    ListQuery,
    RecordQuery,
    RootAnswer,
    SearchAnswer,
    SearchQuery,
    Spoken,
    page_model,
)
from website.api.searching import search_answer

VERSION: Final = "1.0.0"


class PublicApi(NinjaAPI):
    """The API, whose description says what filters each list has."""

    def get_openapi_schema(self, **options: Any) -> Any:
        """Return the OpenAPI document."""
        return complete(super().get_openapi_schema(**options))


api = PublicApi(
    title=f"{settings.WAGTAIL_SITE_NAME} API",
    version=VERSION,
    description=INFO,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
    servers=[{"url": settings.SITE_URL, "description": "The public site"}],
)


# --- what goes wrong ------------------------------------------------------------------------------


@api.exception_handler(Problem)
def say_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer what an operation found wrong."""
    return problem_response(request, problem.status, problem.detail, problem.faults, **problem.more)


@api.exception_handler(Http404)
def say_nothing_here(request: HttpRequest, _error: Http404) -> HttpResponse:
    """Answer that there is no such thing."""
    return problem_response(request, 404)


@api.exception_handler(ValidationError)
def say_not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer which parameters could not be read."""
    faults = [(str(each["loc"][-1]), str(each["msg"])) for each in error.errors]
    return problem_response(request, 422, "A parameter cannot be understood.", faults)


# --- where everything is --------------------------------------------------------------------------


@api.get(
    "/",
    url_name="root",
    response=RootAnswer,
    operation_id="root",
    summary="Where everything is",
    tags=["About"],
)
@decorate_view(kept_by_version)
def where_everything_is(request: HttpRequest, asked: Query[Spoken]) -> HttpResponse:
    """The lists, their filters and bulk files, the changes and the search."""
    with in_language(asked.lang):
        book = AddressBook.of(request)
        terms = licence()
        return json_response(
            {
                "name": settings.WAGTAIL_SITE_NAME,
                "openapi": f"{root()}openapi.json",
                "documentation": absolute(reverse("api_docs")),
                "licence": terms.name,
                "licence_url": terms.url,
                "changes": f"{root()}changes",
                "search": f"{root()}search",
                "lists": [_listed(each, book) for each in FAMILIES if each.is_open(book)],
            }
        )


def _listed(family: Family, book: AddressBook) -> dict[str, Any]:
    path = book.index_path(family.page_model) if family.page_model else None
    return {
        "name": family.name,
        "title": family.title,
        "description": family.meaning,
        "url": f"{root()}{family.name}",
        "facets": f"{root()}{family.name}/facets",
        "bulk": f"{root()}bulk/{family.name}.ndjson",
        "page": absolute(path) if path else None,
    }


# --- every list -----------------------------------------------------------------------------------


def offer(family: Family) -> None:
    """Add the list, its filters, its records and its bulk file."""
    name, tag = family.name, [family.title]
    words = family.title[0].lower() + family.title[1:]

    @api.get(
        f"/{name}",
        response=page_model(family),
        operation_id=f"{name}-list",
        summary=f"List {words}",
        description=family.meaning,
        tags=tag,
    )
    @decorate_view(kept_by_version)
    def listed(request: HttpRequest, asked: Query[ListQuery]) -> HttpResponseBase:
        with in_language(asked.lang):
            return list_answer(name, request, asked)

    @api.get(
        f"/{name}/facets",
        response=FacetsAnswer,
        operation_id=f"{name}-facets",
        summary=f"Filters of {words}",
        description="Every filter, its values, their labels, and how many records bear each.",
        tags=tag,
    )
    @decorate_view(kept_by_version)
    def faceted(request: HttpRequest, asked: Query[Spoken]) -> HttpResponseBase:
        with in_language(asked.lang):
            return facets_answer(name, request)

    offer_records(family)


def offer_records(family: Family) -> None:
    """Add the records of a family, one at a time and all at once."""
    name, tag = family.name, [family.title]
    words = family.title[0].lower() + family.title[1:]
    key_type = UUID if family.key == "uid" else str

    @api.get(
        f"/{name}/{{key}}",
        response=family.whole_shape.model,
        operation_id=f"{name}-record",
        summary=f"One of {words}",
        description=family.whole.meaning,
        tags=tag,
    )
    @decorate_view(kept_by_version)
    def one(
        request: HttpRequest,
        key: key_type,  # type: ignore[valid-type]  # read by Ninja when it is defined
        asked: Query[RecordQuery],
    ) -> HttpResponseBase:
        with in_language(asked.lang):
            return record_answer(name, request, str(key), asked)

    @api.get(
        f"/bulk/{name}.ndjson",
        operation_id=f"{name}-bulk",
        summary=f"All {words} at once",
        description="Every public record, one to a line, with all its fields.",
        tags=tag,
    )
    @decorate_view(kept_by_version)
    def bulk(request: HttpRequest, asked: Query[Spoken]) -> HttpResponseBase:
        with in_language(asked.lang):
            return bulk_answer(name, request, asked)


for each in FAMILIES:
    offer(each)


# --- across all lists -----------------------------------------------------------------------------


@api.get(
    "/changes",
    response=ChangesAnswer,
    operation_id="changes",
    summary="What changed since",
    tags=["Changes and search"],
)
@decorate_view(kept_by_version)
def changes(request: HttpRequest, asked: Query[ChangesQuery]) -> HttpResponse:
    """What was published, changed, moved and withdrawn, so that a copy can be kept in step."""
    with in_language(asked.lang):
        return changes_answer(request, asked)


@api.get(
    "/search",
    response=SearchAnswer,
    operation_id="search",
    summary="Search everything",
    tags=["Changes and search"],
)
@decorate_view(kept_by_version)
def search(request: HttpRequest, asked: Query[SearchQuery]) -> HttpResponse:
    """What answers to words, best first; nothing without words and filters."""
    with in_language(asked.lang):
        return search_answer(request, asked)
