"""What was said and written: logging, one interaction, its files."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.menu import Entry
from partnerships.tracker.views.interactions.call import LogCallView
from partnerships.tracker.views.interactions.detail import InteractionView
from partnerships.tracker.views.interactions.edit import (
    InteractionDeleteView,
    InteractionEditView,
    InteractionSettleView,
)
from partnerships.tracker.views.interactions.email import EmailView
from partnerships.tracker.views.interactions.files import FileView
from partnerships.tracker.views.interactions.listing import InteractionsView
from partnerships.tracker.views.interactions.pick import PickView

urlpatterns = [
    path("log-a-call/", LogCallView.as_view(), name="tracker_log_call"),
    path("interactions/", InteractionsView.as_view(), name="tracker_interactions"),
    path("interactions/<uuid:uid>/", InteractionView.as_view(), name="tracker_interaction"),
    path(
        "interactions/<uuid:uid>/edit/",
        InteractionEditView.as_view(),
        name="tracker_interaction_edit",
    ),
    path(
        "interactions/<uuid:uid>/settle/",
        InteractionSettleView.as_view(),
        name="tracker_interaction_settle",
    ),
    path(
        "interactions/<uuid:uid>/delete/",
        InteractionDeleteView.as_view(),
        name="tracker_interaction_delete",
    ),
    path("log-an-e-mail/", EmailView.as_view(), name="tracker_email"),
    path("files/<uuid:uid>/", FileView.as_view(), name="tracker_file"),
    path("pick/", PickView.as_view(), name="tracker_pick"),
]
entries = [
    Entry(_("Log a call"), "tracker_log_call", "plus-inverse", 20, Right.EDIT),
    Entry(_("Interactions"), "tracker_interactions", "comment", 22),
]
