"""`/sources/<uid>/copy/<uid>`: the copy of a source, as it was kept."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.addresses import AddressBook
from stewardship.models import ArchivedCopy
from stewardship.services.find_public_users import is_public_source
from stewardship.services.serve_copy import etag_of, serve_copy

#: What is taken off the site is gone from every cache within a minute.
MAX_AGE: Final = 60


@require_safe
def archived_copy(request: HttpRequest, source: UUID, copy: UUID) -> HttpResponseBase:
    """Return the file as a download; 404 unless something public rests on its source."""
    copies = ArchivedCopy.objects.select_related("source").defer("kept_by")
    found = get_object_or_404(copies, uid=copy, source__uid=source)
    if not is_public_source(found.source, AddressBook.of(request)):
        raise Http404(_("Nothing that is published rests on this source."))
    response: HttpResponseBase | None = get_conditional_response(request, etag_of(found))
    if response is None:
        response = serve_copy(found)
    response["ETag"] = etag_of(found)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
