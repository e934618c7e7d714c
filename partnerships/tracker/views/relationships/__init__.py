"""Partners: the list, the board, the page of one partner, the search."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.relationships.board import BoardScreen
from partnerships.tracker.views.relationships.changing import PartnerAddScreen, PartnerEditScreen
from partnerships.tracker.views.relationships.finding import SearchScreen
from partnerships.tracker.views.relationships.listing import FilterDeleteView, PartnersScreen
from partnerships.tracker.views.relationships.moving import StageScreen
from partnerships.tracker.views.relationships.partner import PartnerScreen

urlpatterns: list[URLPattern] = [
    path("partners/", PartnersScreen.as_view(), name="tracker_partners"),
    path("partners/add/", PartnerAddScreen.as_view(), name="tracker_partner_add"),
    path("partners/<uuid:uid>/", PartnerScreen.as_view(), name="tracker_partner"),
    path("partners/<uuid:uid>/edit/", PartnerEditScreen.as_view(), name="tracker_partner_edit"),
    path("partners/<uuid:uid>/stage/", StageScreen.as_view(), name="tracker_partner_stage"),
    path("filters/<int:pk>/delete/", FilterDeleteView.as_view(), name="tracker_filter_delete"),
    path("partners/board/", BoardScreen.as_view(), name="tracker_board"),
    path("search/", SearchScreen.as_view(), name="tracker_search"),
]
entries: list[Entry] = [
    Entry(_("Partners"), "tracker_partners", "group", 10),
    Entry(_("Board"), "tracker_board", "table", 12),
    Entry(_("Search"), "tracker_search", "search", 14),
]
