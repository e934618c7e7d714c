"""Addresses of the public site that belong to no page."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from website.views import health, permanent_address, search, suggest, well_known

urlpatterns = [
    path("search/", search.search, name="search"),
    path("search/suggest/", suggest.suggest, name="suggest"),
    path("id/<uuid:uid>", permanent_address.permanent_address, name="permanent_address"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
