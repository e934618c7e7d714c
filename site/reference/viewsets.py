"""The admin screens of jurisdictions, languages and topics."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, NumberColumn
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from reference.forms import LoadedRecordForm
from reference.models import Jurisdiction, Language, Topic


class StandardViewSet(SnippetViewSet):
    """Screens of records that come from a standard: listed, searched, corrected."""

    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50


class JurisdictionViewSet(StandardViewSet):
    """Countries, territories, parts of states and bodies."""

    model = Jurisdiction
    icon = "globe"
    menu_label = _("Jurisdictions")
    menu_name = "jurisdictions"
    ordering = ("sort_name",)
    list_display: ClassVar = [
        "name",
        Column("code", label=_("Code"), sort_key="code"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("region", label=_("Region")),
        Column("sovereign", label=_("Sovereign state")),
        NumberColumn("population", label=_("Population"), sort_key="population"),
    ]
    list_filter: ClassVar = ["kind", "code_kind", "region", "sovereign", "locally_edited"]
    list_export: ClassVar = [
        "code",
        "name",
        "official_name",
        "kind",
        "code_kind",
        "iso_alpha2",
        "iso_alpha3",
        "iso_numeric",
        "iso_subdivision",
        "region",
        "sovereign",
        "population",
        "population_year",
        "population_source",
    ]
    export_filename = "jurisdictions"
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("official_name"),
                    FieldPanel("code", read_only=True),
                    FieldPanel("code_kind", read_only=True),
                    FieldPanel("kind", read_only=True),
                    FieldPanel("slug", read_only=True),
                    FieldPanel("region", read_only=True),
                    FieldPanel("sovereign", read_only=True),
                    FieldPanel("official_languages", read_only=True),
                ],
                heading=_("Place or body"),
            ),
            InlinePanel(
                "names",
                [FieldPanel("name"), FieldPanel("language"), FieldPanel("kind")],
                heading=_("Names"),
                label=_("Name"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("population"),
                    FieldPanel("population_year"),
                    FieldPanel("population_source"),
                ],
                heading=_("Population"),
            ),
            FieldPanel("locally_edited"),
        ],
        base_form_class=LoadedRecordForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Jurisdiction]:
        """Return what the list shows, with what its columns name."""
        return Jurisdiction.objects.select_related("region", "sovereign")


class LanguageViewSet(StandardViewSet):
    """Languages by BCP 47 tag."""

    model = Language
    icon = "site"
    menu_label = _("Languages")
    menu_name = "languages"
    ordering = ("name",)
    list_display: ClassVar = [
        "name",
        Column("tag", label=_("Tag"), sort_key="tag"),
        Column("autonym", label=_("Own name")),
        Column("iso_639_3", label=_("ISO 639-3 code"), sort_key="iso_639_3"),
        BooleanColumn("is_rtl", label=_("Right to left")),
    ]
    list_filter: ClassVar = ["is_rtl", "locally_edited"]
    list_export: ClassVar = ["tag", "name", "autonym", "iso_639_3", "is_rtl"]
    export_filename = "languages"
    edit_handler = ObjectList(
        [
            FieldPanel("tag", read_only=True),
            FieldPanel("name"),
            FieldPanel("autonym"),
            FieldPanel("is_rtl"),
            FieldPanel("iso_639_3", read_only=True),
            FieldPanel("locally_edited"),
        ],
        base_form_class=LoadedRecordForm,
    )


class TopicViewSet(SnippetViewSet):
    """The vocabulary: added to and defined here, chosen from everywhere else."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "topics"
    ordering = ("name",)
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 100
    list_display: ClassVar = [
        "name",
        Column("definition", label=_("Definition")),
        NumberColumn("usage_count", label=_("Uses"), sort_key="usage_count"),
    ]
    list_export: ClassVar = ["name", "slug", "definition"]
    export_filename = "topics"
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("slug"),
            FieldPanel("definition"),
            FieldPanel("see_also", widget=CheckboxSelectMultiple),
            FieldPanel("locally_edited"),
        ],
        base_form_class=LoadedRecordForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """Return topics with the number of records that use each."""
        topics: QuerySet[Topic] = Topic.objects.annotate(
            usage_count=ReferenceIndex.usage_count_subquery(Topic)
        )
        return topics


class ReferenceGroup(SnippetViewSetGroup):
    """The menu the screens stand under."""

    items: ClassVar[tuple[Any, ...]] = (JurisdictionViewSet, LanguageViewSet, TopicViewSet)
    menu_label = _("Reference")
    menu_icon = "list-ul"
    menu_name = "reference"
    menu_order = 700
