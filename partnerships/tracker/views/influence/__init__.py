"""The influence trail: what we did, and what came of it in a law."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.influence.editing import InfluenceAddScreen, InfluenceEditScreen
from partnerships.tracker.views.influence.listing import InfluenceScreen

urlpatterns: list[URLPattern] = [
    path("influence/", InfluenceScreen.as_view(), name="tracker_influence"),
    path("influence/add/", InfluenceAddScreen.as_view(), name="tracker_influence_add"),
    path("influence/<uuid:uid>/", InfluenceEditScreen.as_view(), name="tracker_influence_edit"),
]
entries: list[Entry] = [Entry(_("Influence trail"), "tracker_influence", "link", 65)]
