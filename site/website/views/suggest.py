"""`/search/suggest/`: names to choose from while a reader types into a search box."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from foundation.addresses import AddressBook
from foundation.text import tidy_line
from website.search.suggesting import suggestions

#: Short, so that what leaves the site leaves the suggestions too.
SECONDS_KEPT = 30


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
def suggest(request: HttpRequest) -> JsonResponse:
    """Return a few names with their kind and address; nothing in the query string raises."""
    found = suggestions(tidy_line(request.GET.get("q", "")), AddressBook.of(request))
    rows = [
        {
            "title": result.spoken or result.entry.title,
            "kind": result.kind,
            "url": result.path,
        }
        for result in found
    ]
    headers = {"X-Robots-Tag": "noindex", "X-Content-Type-Options": "nosniff"}
    return JsonResponse(
        {"suggestions": rows}, headers=headers, json_dumps_params={"ensure_ascii": False}
    )
