"""Addresses of the staff service: one sign-in, the admin, and the pages' own for reversing."""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import authenticate_with_password

from config import urls_public
from website.views import translating

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)


def closed(_request: HttpRequest) -> NoReturn:
    """Say that there is nothing."""
    raise Http404


#: Wagtail's and Django's own doors, which would take a bare password: all lead to the one sign-in.
doors = [
    path("admin/login/", to_sign_in),
    re_path(r"^admin/password_reset/", RedirectView.as_view(pattern_name="account_login")),
    path("_util/login/", to_sign_in, name="wagtailcore_login"),
    re_path(r"^django-admin/", RedirectView.as_view(pattern_name="account_login")),
    # That of wagtail-localize names every snippet to whoever may enter the admin.
    re_path(r"^admin/localize/api/", closed),
]

#: Doors of wagtail-localize that would let an editor publish: ours stand before them.
translating_pages = [
    path("submit/page/<int:page_id>/", require_admin_access(translating.SubmitPage.as_view())),
    path(
        "update/<int:translation_source_id>/",
        require_admin_access(translating.UpdatePages.as_view()),
    ),
    path(
        "page/<int:page_id>/convert_to_alias/", require_admin_access(translating.convert_to_alias)
    ),
]

staff = [
    *doors,
    path("admin/localize/", include(translating_pages)),
    path("accounts/", include("accounts.sign_in.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("tracker-calendar/", include("partnerships.tracker.feed_urls")),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
]

urlpatterns = [*staff, *urls_public.urlpatterns]

handler400 = urls_public.handler400
handler500 = urls_public.handler500
