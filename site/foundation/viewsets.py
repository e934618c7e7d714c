"""The base of every family's screens in the admin: list, editor, history, chooser."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import SnippetViewSet


class _LiveOnly(BaseSnippetChooseView):
    """Offers published records only."""

    def get_object_list(self) -> QuerySet[Any]:
        """Return what may be chosen: nothing that the public may not see."""
        return super().get_object_list().filter(live=True)


class LiveChooseView(_LiveOnly, ChooseView):
    """The chooser's window."""


class LiveChooseResultsView(_LiveOnly, ChooseResultsView):
    """The chooser's list of results."""


class LiveChooserViewSet(SnippetChooserViewSet):
    """A chooser that offers published records only."""

    choose_view_class = LiveChooseView
    choose_results_view_class = LiveChooseResultsView


class RecordViewSet(SnippetViewSet):
    """Screens of one family of publishable records."""

    chooser_viewset_class = LiveChooserViewSet
    inspect_view_enabled = True
    list_per_page = 50
    copy_view_enabled = False
    add_to_admin_menu = False
    list_display: ClassVar[list[Any]] = ["__str__", UpdatedAtColumn()]
