"""Addresses of the public site that are the same in every language: files, feeds, permanent ones.

Pages have theirs in `website.page_urls`.
"""

from django.urls import path

from website.api.operations import api
from website.api.problems import nothing_here
from website.views import (
    archived_copy,
    cite,
    feed,
    health,
    look,
    permanent_address,
    share_card,
    sitemap,
    upcoming,
    well_known,
)

urlpatterns = [
    path("id/<uuid:uid>", permanent_address.permanent_address, name="permanent_address"),
    path("id/<uuid:uid>/cite.<slug:form>", cite.cite, name="cite"),
    path(
        "sources/<uuid:source>/copy/<uuid:copy>",
        archived_copy.archived_copy,
        name="archived_copy",
    ),
    path("cards/<slug:family>/<str:key>.png", share_card.share_card, name="share_card"),
    path("calendar.ics", upcoming.calendar, name="calendar"),
    path("feeds/changes.atom", feed.changes, name="changes_feed"),
    path("look/<slug:mark>.css", look.look, name="look"),
    path("api/v1/", api.urls),
    path("api/<path:rest>", nothing_here, name="api_nothing_here"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap.sitemap_part, name="sitemap_part"),
    path("llms.txt", well_known.llms, name="llms"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
