"""Enquiries: the requests for a portal, and what became of them."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.menu import Entry
from partnerships.tracker.views.enquiries.listing import EnquiryListScreen
from partnerships.tracker.views.enquiries.prospect import ProspectScreen
from partnerships.tracker.views.enquiries.single import EnquiryScreen

urlpatterns: list[URLPattern] = [
    path("enquiries/", EnquiryListScreen.as_view(), name="tracker_enquiries"),
    path("enquiries/<uuid:uid>/", EnquiryScreen.as_view(), name="tracker_enquiry"),
    path(
        "enquiries/<uuid:uid>/prospect/", ProspectScreen.as_view(), name="tracker_enquiry_prospect"
    ),
]
entries: list[Entry] = [Entry(_("Enquiries"), "tracker_enquiries", "mail", 60, Right.EDIT)]
