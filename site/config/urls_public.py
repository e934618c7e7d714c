"""Addresses of the public service."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.documents.views.serve import serve as serve_document
from wagtail.urls import serve_pattern

from medialibrary.views import serve_rendition
from website.views.serve import serve as serve_page

files = [
    re_path(r"^documents/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),
    path("media/<path:path>", serve_rendition, name="rendition"),
]
#: What has an address in every language: none before English, /fr/ /es/ /ar/ before the others.
pages = i18n_patterns(
    path("", include("website.page_urls")),
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
    prefix_default_language=False,
)

urlpatterns = [*files, path("", include("website.urls")), *pages]

handler400 = "foundation.views.bad_request"
handler500 = "foundation.views.server_error"
