"""Serves sizes of images; originals and documents are never served by their file names."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from medialibrary.models import Rendition

_A_DAY = 24 * 60 * 60


@require_safe
def serve_rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return one size of an image that anybody may see; 404 for every other file under media."""
    rendition = get_object_or_404(Rendition.objects.select_related("image__collection"), file=path)
    if rendition.image.collection.get_view_restrictions():
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    if isinstance(response, FileResponse):
        patch_cache_control(response, public=True, max_age=_A_DAY)
    return response
