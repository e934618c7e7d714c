"""`/feeds/changes.atom`: what changed in public, for whoever follows it."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from foundation.addresses import AddressBook
from website.feed.atom import ChangesFeed, feed_of
from website.feed.lists import Asked
from website.feed.reading import MOST, with_addresses


@require_safe
def changes(request: HttpRequest) -> HttpResponseBase:
    """Answer with the latest changes that the query string asks for; 304 if none is new."""
    asked = Asked.read(request.GET)
    found = with_addresses(asked.changes()[:MOST], AddressBook.of(request))
    with translation.override(settings.LANGUAGE_CODE):
        text = feed_of(asked, found)
    response = HttpResponse(text, content_type=ChangesFeed.content_type)
    etag = quote_etag(sha256(text.encode()).hexdigest()[:32])
    latest = int(found[0][0].changed_at.timestamp()) if found else None
    response["ETag"] = etag
    if latest is not None:
        response["Last-Modified"] = http_date(latest)
    response["Cache-Control"] = "public, max-age=300"
    return get_conditional_response(request, etag, latest, response) or response
