"""Addresses of the public site that are pages of no kind of their own, in every language.

What is for programs (feeds, files, the API) has one address for all: `website.urls`.
"""

from django.urls import path

from website.views import (
    alerts,
    api_docs,
    data_guide,
    embed,
    figures,
    portal_request,
    recent_changes,
    report_error,
    search,
    style_guide,
    suggest,
    upcoming,
    world_map,
)

urlpatterns = [
    path("follow/", alerts.FollowView.as_view(), name="follow"),
    path("follow/asked/", alerts.follow_asked, name="follow_asked"),
    path("follow/confirm/<str:token>/", alerts.ConfirmView.as_view(), name="follow_confirm"),
    path("follow/end/<str:token>/", alerts.EndView.as_view(), name="follow_end"),
    path("data/", data_guide.data_guide, name="data_guide"),
    path("embed/countries/<slug:slug>/", embed.country, name="embed_country"),
    path("embed/legislation/<slug:place>/<slug:slug>/", embed.law, name="embed_law"),
    path("map/", world_map.show_map, name="map"),
    path("changes/", recent_changes.recent_changes, name="recent_changes"),
    path("upcoming/", upcoming.upcoming, name="upcoming"),
    path("figures/", figures.figures, name="figures"),
    path("search/", search.search, name="search"),
    path("search/suggest/", suggest.suggest, name="suggest"),
    path("report-error/<uuid:uid>/", report_error.ReportErrorView.as_view(), name="report_error"),
    path("report-error/<uuid:uid>/thanks/", report_error.error_reported, name="error_reported"),
    path("api/", api_docs.api_docs, name="api_docs"),
    path("request-a-portal/", portal_request.PortalRequestView.as_view(), name="request_portal"),
    path("request-a-portal/thanks/", portal_request.portal_requested, name="portal_requested"),
    path("style-guide/", style_guide.style_guide, name="style_guide"),
]
