"""The admin screens of partners, portals, forums, their editions and our seats."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from partnerships.register.forms import ChosenFirst
from partnerships.register.models import Edition, Forum, Organisation, Portal, Seat
from stewardship.panels import care_panels
from stewardship.viewsets import CARE_COLUMNS, VerifiedRecordViewSet, partial_date_column

#: The address of the record's page, made from its name when left empty.
ADDRESS = MultiFieldPanel([FieldPanel("slug")], heading=_("Address"), classname="collapsed")
STATUS = LiveStatusTagColumn()


def display(field: str, label: Any) -> Column:
    """Return a column that shows the words of a field with choices, sorted by the field."""
    return Column(f"get_{field}_display", label=label, sort_key=field)


class OrganisationViewSet(VerifiedRecordViewSet):
    """Partner bodies, and ourselves."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_name = "organisations"
    ordering = ("name",)
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("acronym", label=_("Acronym"), sort_key="acronym"),
        display("kind", _("Kind")),
        Column("jurisdiction", label=_("Place"), sort_key="jurisdiction__sort_name"),
        Column("parent", label=_("Part of")),
        STATUS,
        *CARE_COLUMNS,
    ]
    list_filter: ClassVar[list[str]] = ["kind", "level", "portal_roles__role"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("kind"), FieldPanel("level")]),
        FieldPanel("jurisdiction"),
        FieldPanel("parent"),
        InlinePanel(
            "names",
            [FieldPanel("name"), FieldRowPanel([FieldPanel("language"), FieldPanel("kind")])],
            heading=_("Other names"),
            label=_("Name"),
        ),
        FieldRowPanel([FieldPanel("website"), FieldPanel("website_basis")]),
        FieldPanel("summary"),
        FieldPanel("source"),
        FieldPanel("is_us"),
        ADDRESS,
        *care_panels(),
    ]


class PortalViewSet(VerifiedRecordViewSet):
    """Reporting portals."""

    model = Portal
    icon = "globe"
    menu_label = _("Portals")
    menu_name = "portals"
    ordering = ("name",)
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("jurisdiction", label=_("Place"), sort_key="jurisdiction__sort_name"),
        display("status", _("State")),
        partial_date_column("launched", _("Launched")),
        BooleanColumn("languages_confirmed", label=_("Languages confirmed")),
        STATUS,
        *CARE_COLUMNS,
    ]
    list_filter: ClassVar[list[str]] = [
        "status",
        "kind",
        "launched",
        "languages_confirmed",
        "address_basis",
    ]
    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
        FieldPanel("jurisdiction"),
        FieldRowPanel([FieldPanel("launched"), FieldPanel("relaunched"), FieldPanel("closed")]),
        FieldRowPanel([FieldPanel("url"), FieldPanel("address_basis")]),
        FieldPanel("languages_confirmed"),
        MultiFieldPanel(
            [FieldPanel("languages", widget=ChosenFirst)],
            heading=_("Languages"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("serves", widget=ChosenFirst)],
            heading=_("Other places served"),
            classname="collapsed",
        ),
        InlinePanel(
            "partners",
            [
                FieldPanel("organisation"),
                FieldRowPanel([FieldPanel("role"), FieldPanel("note")]),
            ],
            heading=_("Partners"),
            label=_("Partner"),
        ),
        FieldPanel("summary"),
        InlinePanel(
            "sources",
            [FieldPanel("source"), FieldPanel("note")],
            heading=_("Sources"),
            label=_("Source"),
        ),
        ADDRESS,
        *care_panels(),
    ]


class ForumViewSet(VerifiedRecordViewSet):
    """Governance forums."""

    model = Forum
    icon = "comment"
    menu_label = _("Forums")
    menu_name = "forums"
    ordering = ("name",)
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("acronym", label=_("Acronym"), sort_key="acronym"),
        display("kind", _("Kind")),
        Column("host_body", label=_("Host body")),
        Column("cadence", label=_("How often")),
        STATUS,
        *CARE_COLUMNS,
    ]
    list_filter: ClassVar[list[str]] = ["kind"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("kind")]),
        FieldPanel("other_names"),
        FieldPanel("host_body"),
        FieldRowPanel([FieldPanel("url"), FieldPanel("cadence")]),
        FieldPanel("summary"),
        FieldPanel("source"),
        ADDRESS,
        *care_panels(),
    ]


class EditionViewSet(VerifiedRecordViewSet):
    """Meetings of forums, with our part in each."""

    model = Edition
    icon = "calendar-alt"
    menu_label = _("Editions")
    menu_name = "editions"
    ordering = ("-starts_earliest", "name")
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("forum", label=_("Forum"), sort_key="forum__name"),
        partial_date_column("starts", _("Starts")),
        partial_date_column("ends", _("Ends")),
        Column("city", label=_("City"), sort_key="city"),
        Column("jurisdiction", label=_("Place"), sort_key="jurisdiction__sort_name"),
        display("mode", _("How")),
        STATUS,
        *CARE_COLUMNS,
    ]
    list_filter: ClassVar[list[str]] = ["forum", "mode", "starts", "engagements__kind"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("forum"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldRowPanel([FieldPanel("mode"), FieldPanel("city"), FieldPanel("planned_city")]),
        FieldPanel("jurisdiction"),
        InlinePanel(
            "engagements",
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
                FieldPanel("title"),
                FieldPanel("summary"),
                FieldPanel("with_organisation"),
                FieldPanel("source"),
            ],
            heading=_("Our part"),
            label=_("Engagement"),
        ),
        FieldPanel("note"),
        FieldPanel("source"),
        ADDRESS,
        *care_panels(),
    ]


class SeatViewSet(VerifiedRecordViewSet):
    """Our seats on boards and committees."""

    model = Seat
    icon = "user"
    menu_label = _("Seats")
    menu_name = "seats"
    ordering = ("name",)
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("role", label=_("Our role"), sort_key="role"),
        Column("forum", label=_("Forum"), sort_key="forum__name"),
        partial_date_column("starts", _("From")),
        partial_date_column("ends", _("Until")),
        STATUS,
        *CARE_COLUMNS,
    ]
    list_filter: ClassVar[list[str]] = ["forum", "starts", "ends"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("forum"), FieldPanel("organisation")]),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("summary"),
        FieldPanel("source"),
        ADDRESS,
        *care_panels(),
    ]


class PartnerGroup(SnippetViewSetGroup):
    """The menu of partners and portals."""

    items: ClassVar[tuple[Any, ...]] = (OrganisationViewSet, PortalViewSet)
    menu_label = _("Partners and portals")
    menu_icon = "group"
    menu_name = "partners-and-portals"
    menu_order = 210


class ForumGroup(SnippetViewSetGroup):
    """The menu of forums, their editions and our seats."""

    items: ClassVar[tuple[Any, ...]] = (ForumViewSet, EditionViewSet, SeatViewSet)
    menu_label = _("Forums")
    menu_icon = "comment"
    menu_name = "forums-and-seats"
    menu_order = 220
