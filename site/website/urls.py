"""Addresses of the public site that belong to no page."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from website.views import (
    archived_copy,
    feed,
    health,
    permanent_address,
    portal_request,
    report_error,
    search,
    suggest,
    well_known,
)

urlpatterns = [
    path("search/", search.search, name="search"),
    path("search/suggest/", suggest.suggest, name="suggest"),
    path("id/<uuid:uid>", permanent_address.permanent_address, name="permanent_address"),
    path(
        "sources/<uuid:source>/copy/<uuid:copy>",
        archived_copy.archived_copy,
        name="archived_copy",
    ),
    path("report-error/<uuid:uid>/", report_error.ReportErrorView.as_view(), name="report_error"),
    path("report-error/<uuid:uid>/thanks/", report_error.error_reported, name="error_reported"),
    path("request-a-portal/", portal_request.PortalRequestView.as_view(), name="request_portal"),
    path("request-a-portal/thanks/", portal_request.portal_requested, name="portal_requested"),
    path("feeds/changes.atom", feed.changes, name="changes_feed"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
