"""The admin screens of sources, and the base of those of every verified record."""

from typing import Any, ClassVar

from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from foundation.viewsets import RecordViewSet
from stewardship.filters import SourceFilterSet, VerifiedRecordFilterSet
from stewardship.forms import SOURCE_FIELDS, SourceForm, SourceInPlaceForm
from stewardship.models import Source
from stewardship.panels import CopiesPanel, LinkPanel
from stewardship.views import (
    SourceIndexView,
    VerifiedRecordEditView,
    VerifiedRecordIndexView,
    VerifyView,
)
from stewardship.views.sources import CopyDeleteView, CopyView, SourceActionView


def day_column(name: str, label: Any) -> Column:
    """Return a column that names a day, which Wagtail's own shows as time that has passed."""

    def day_in_words(row: Any) -> str:
        day = getattr(row, name)
        return date_format(day) if day else ""

    return Column(name, label=label, accessor=day_in_words, sort_key=name)


def partial_date_column(name: str, label: Any) -> Column:
    """Return a column that says a partial date in words, sorted by its earliest day."""

    def in_words(row: Any) -> str:
        date = getattr(row, name)
        return date.in_words() if date else ""

    return Column(name, label=label, accessor=in_words, sort_key=f"{name}_earliest")


def copy_in_words(source: Source) -> str:
    """Return when the latest copy was kept, and the beginning of its digest."""
    copy = source.latest_copy
    return f"{date_format(copy.kept_on)}, SHA-256 {copy.sha256[:12]}…" if copy else ""


#: The last columns of every family's list.
CARE_COLUMNS = (
    Column("owner", label=_("Owner")),
    day_column("next_review_on", _("Next review")),
    UpdatedAtColumn(),
)


class VerifiedRecordViewSet(RecordViewSet):
    """Screens of one family of verified records.

    A family puts its own columns in front: `list_display = ["__str__", LiveStatusTagColumn(),
    "kind", *CARE_COLUMNS]`,
    and `*care_panels()` of `stewardship.panels` at the end of its panels.
    """

    base_filterset_class = VerifiedRecordFilterSet
    index_view_class = VerifiedRecordIndexView
    edit_view_class = VerifiedRecordEditView
    verify_view_class = VerifyView
    list_display: ClassVar[list[Any]] = ["__str__", LiveStatusTagColumn(), *CARE_COLUMNS]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the screens where a check is recorded."""
        return super().get_common_view_kwargs(
            **{"verify_url_name": self.get_url_name("verify"), **kwargs}
        )

    @property
    def list_export(self) -> list[str]:
        """Add the dates of verification to what every family exports."""
        return [*super().list_export, "verified_on", "next_review_on"]

    @property
    def verify_view(self) -> Any:
        """Return the view that records a check."""
        return self.construct_view(self.verify_view_class)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the address at which a check is recorded."""
        verify = path(f"verify/<{self.pk_path_converter}:pk>/", self.verify_view, name="verify")
        return [*super().get_urlpatterns(), verify]


class SourceInPlaceView(SnippetCreateView):
    """Takes the form of a source made on the spot."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who fills it in: whoever keeps a copy is written down."""
        return {**super().get_creation_form_kwargs(), "for_user": self.request.user}


class SourceChooserViewSet(SnippetChooserViewSet):
    """Chooses a source, or makes one on the spot."""

    create_view_class = SourceInPlaceView
    creation_form_class = SourceInPlaceForm
    create_action_label = _("Add source")
    creation_tab_label = _("New source")


class SourceViewSet(SnippetViewSet):
    """Screens of sources, which are shared by the records that rest on them."""

    model = Source
    icon = "link"
    menu_label = _("Sources")
    menu_name = "sources"
    chooser_viewset_class = SourceChooserViewSet
    index_view_class = SourceIndexView
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
    ordering = ("title",)
    list_display: ClassVar[list[Any]] = [
        "title",
        Column("publisher", label=_("Publisher"), sort_key="publisher"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("language", label=_("Language")),
        day_column("retrieved_on", _("Retrieved")),
        Column("get_link_state_display", label=_("Link"), sort_key="link_state"),
        Column("copy", label=_("Archived copy"), accessor=copy_in_words),
    ]
    filterset_class = SourceFilterSet
    list_export: ClassVar[list[str]] = [
        "uid",
        *SOURCE_FIELDS,
        "link_state",
        "link_checked_at",
        "link_reason",
        "copy_sha256",
    ]
    export_filename = "sources"
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("title"),
                    FieldPanel("publisher"),
                    FieldRowPanel([FieldPanel("url"), FieldPanel("address_basis")]),
                ],
                heading=_("Publication"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("version")]),
                    FieldRowPanel([FieldPanel("language"), FieldPanel("retrieved_on")]),
                ],
                heading=_("What it is"),
            ),
            LinkPanel(heading=_("Link")),
            MultiFieldPanel([CopiesPanel(), FieldPanel("copy_file")], heading=_("Archived copies")),
        ],
        base_form_class=SourceForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the addresses of copies, and of what can be done with link and copies."""
        pk, construct = f"<{self.pk_path_converter}:pk>", self.construct_view
        return [
            *super().get_urlpatterns(),
            path(f"copies/{pk}/<uuid:copy>/", construct(CopyView), name="copy_file"),
            path(f"copies/{pk}/<uuid:copy>/delete/", construct(CopyDeleteView), name="delete_copy"),
            path(f"act/{pk}/<slug:action>/", construct(SourceActionView), name="act"),
        ]


class StewardshipGroup(SnippetViewSetGroup):
    """The menu “Stewardship”."""

    menu_label = _("Stewardship")
    menu_icon = "check"
    menu_order = 250
    menu_name = "stewardship"
    #: By which screens that are no snippets join the menu (`wagtail_hooks.py`).
    submenu_hook = "register_stewardship_menu_item"
    items = (SourceViewSet,)
