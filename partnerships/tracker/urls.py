"""Addresses of the tracker, all under `/admin/tracker/`."""

from partnerships.tracker.views import (
    agreements,
    audit,
    briefs,
    calendar,
    dashboard,
    enquiries,
    influence,
    interactions,
    people,
    protection,
    relationships,
    work,
)

AREAS = (
    dashboard,
    relationships,
    interactions,
    work,
    people,
    agreements,
    enquiries,
    influence,
    briefs,
    calendar,
    protection,
    audit,
)

urlpatterns = [address for area in AREAS for address in area.urlpatterns]
