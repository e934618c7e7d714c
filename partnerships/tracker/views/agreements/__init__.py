"""Agreements: the list, one of them, and what happens to it."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.agreements.editing import (
    AddAgreementScreen,
    EditAgreementScreen,
    RenewAgreementScreen,
)
from partnerships.tracker.views.agreements.listing import AgreementsScreen
from partnerships.tracker.views.agreements.single import AgreementScreen
from partnerships.tracker.views.agreements.verbs import (
    AddFileScreen,
    AmendAgreementScreen,
    SignAgreementScreen,
    TerminateAgreementScreen,
    WithdrawTerminationScreen,
)

_ONE = "agreements/<uuid:uid>/"
urlpatterns: list[URLPattern] = [
    path("agreements/", AgreementsScreen.as_view(), name="tracker_agreements"),
    path("agreements/add/", AddAgreementScreen.as_view(), name="tracker_agreement_add"),
    path(_ONE, AgreementScreen.as_view(), name="tracker_agreement"),
    path(f"{_ONE}edit/", EditAgreementScreen.as_view(), name="tracker_agreement_edit"),
    path(f"{_ONE}sign/<str:side>/", SignAgreementScreen.as_view(), name="tracker_agreement_sign"),
    path(f"{_ONE}file/", AddFileScreen.as_view(), name="tracker_agreement_file"),
    path(f"{_ONE}amend/", AmendAgreementScreen.as_view(), name="tracker_agreement_amend"),
    path(f"{_ONE}renew/", RenewAgreementScreen.as_view(), name="tracker_agreement_renew"),
    path(
        f"{_ONE}terminate/", TerminateAgreementScreen.as_view(), name="tracker_agreement_terminate"
    ),
    path(
        f"{_ONE}terminate/withdraw/",
        WithdrawTerminationScreen.as_view(),
        name="tracker_agreement_withdraw",
    ),
]
entries: list[Entry] = [Entry(_("Agreements"), "tracker_agreements", "doc-full", 40)]
