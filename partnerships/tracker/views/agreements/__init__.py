"""Agreements: the list, one of them, and what happens to it."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.agreements.editing import AddAgreementScreen, EditAgreementScreen
from partnerships.tracker.views.agreements.listing import AgreementsScreen
from partnerships.tracker.views.agreements.single import AgreementScreen

urlpatterns: list[URLPattern] = [
    path("agreements/", AgreementsScreen.as_view(), name="tracker_agreements"),
    path("agreements/add/", AddAgreementScreen.as_view(), name="tracker_agreement_add"),
    path("agreements/<uuid:uid>/", AgreementScreen.as_view(), name="tracker_agreement"),
    path(
        "agreements/<uuid:uid>/edit/", EditAgreementScreen.as_view(), name="tracker_agreement_edit"
    ),
]
entries: list[Entry] = [Entry(_("Agreements"), "tracker_agreements", "doc-full", 40)]
