"""`/look/<mark>.css`: the colours of the site, at an address that changes with them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from website.assembly.look import look_of_the_site

_A_YEAR = 31_536_000


@require_safe
def look(_request: HttpRequest, mark: str) -> HttpResponse:
    """Return the style sheet; 404 for one that pages no longer name."""
    found = look_of_the_site()
    if not mark or mark != found.mark:
        raise Http404
    response = HttpResponse(found.stylesheet, content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=_A_YEAR, immutable=True)
    return response
