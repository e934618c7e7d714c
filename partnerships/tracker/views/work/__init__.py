"""Commitments and action points: mine, the team's, one at a time."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.work.actions import (
    ActionScreen,
    AddActionScreen,
    DropActionScreen,
    EditActionScreen,
    FinishActionScreen,
)
from partnerships.tracker.views.work.commitment_list import CommitmentsScreen
from partnerships.tracker.views.work.commitments import (
    AddCommitmentScreen,
    CommitmentScreen,
    DropCommitmentScreen,
    EditCommitmentScreen,
    KeepCommitmentScreen,
)
from partnerships.tracker.views.work.settling import SettleView
from partnerships.tracker.views.work.work_list import WorkScreen

urlpatterns: list[URLPattern] = [
    path("work/", WorkScreen.as_view(), name="tracker_work"),
    path("commitments/", CommitmentsScreen.as_view(), name="tracker_commitments"),
    path("commitments/add/", AddCommitmentScreen.as_view(), name="tracker_commitment_add"),
    path("commitments/<uuid:uid>/", CommitmentScreen.as_view(), name="tracker_commitment"),
    path(
        "commitments/<uuid:uid>/edit/",
        EditCommitmentScreen.as_view(),
        name="tracker_commitment_edit",
    ),
    path(
        "commitments/<uuid:uid>/keep/",
        KeepCommitmentScreen.as_view(),
        name="tracker_commitment_keep",
    ),
    path(
        "commitments/<uuid:uid>/drop/",
        DropCommitmentScreen.as_view(),
        name="tracker_commitment_drop",
    ),
    path("actions/add/", AddActionScreen.as_view(), name="tracker_action_add"),
    path("actions/<uuid:uid>/", ActionScreen.as_view(), name="tracker_action"),
    path("actions/<uuid:uid>/edit/", EditActionScreen.as_view(), name="tracker_action_edit"),
    path("actions/<uuid:uid>/done/", FinishActionScreen.as_view(), name="tracker_action_done"),
    path("actions/<uuid:uid>/drop/", DropActionScreen.as_view(), name="tracker_action_drop"),
    path(
        "work/settle/<str:kind>/<uuid:uid>/<str:verb>/",
        SettleView.as_view(),
        name="tracker_settle",
    ),
]
entries: list[Entry] = [
    Entry(_("My work"), "tracker_work", "tasks", 30),
    Entry(_("Commitments"), "tracker_commitments", "check", 32),
]
