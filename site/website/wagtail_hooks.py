"""Registers the search of the staff, and that a private page does not exist for the public."""

from typing import Any

from django.http import Http404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from website.live_values.editor import register_live_values
from website.models import SiteLook
from website.services.erase_alerts import REMOVED
from website.views.alert_list import AlertListView, AlertsItem
from website.views.live_values import live_value_options
from website.views.staff_search import StaffSearchView
from website.viewsets import OneRowPolicy, SiteLookViewSet

hooks.register("register_rich_text_features", register_live_values)
register_permission_policy(SiteLook, OneRowPolicy(SiteLook))

#: Before Wagtail's own check, which would send the reader to a sign-in.
FIRST = -10


@hooks.register("before_serve_page", order=FIRST)
def hide_private_page(page: Page, *_request: Any) -> None:
    """Raise Http404 for a page under a view restriction, whoever asks."""
    if page.get_view_restrictions().exists():
        raise Http404


@hooks.register("register_admin_urls")
def staff_search_address() -> list[URLPattern]:
    """Return the address of the search over everything."""
    return [path("search/", StaffSearchView.as_view(), name="staff_search")]


@hooks.register("register_admin_urls")
def live_value_addresses() -> list[URLPattern]:
    """Return the address from which the editor reads what can be inserted."""
    return [path("live-values/", live_value_options, name="live_value_options")]


@hooks.register("register_admin_menu_item")
def staff_search_item() -> MenuItem:
    """Return the entry of the main menu."""
    return MenuItem(_("Search"), reverse("staff_search"), icon_name="search", order=50)


@hooks.register("register_admin_search_area")
def staff_search_area() -> SearchArea:
    """Return the search that the box in the side bar leads to, as the first of all."""
    return SearchArea(
        _("Everything"), reverse("staff_search"), name="everything", icon_name="search", order=1
    )


@hooks.register("register_admin_urls")
def alert_addresses() -> list[URLPattern]:
    """Return the address of the list of e-mail alerts."""
    return [path("stewardship/alerts/", AlertListView.as_view(), name="email_alerts")]


@hooks.register("register_stewardship_menu_item")
def alerts_item() -> MenuItem:
    """Return the entry of the e-mail alerts."""
    return AlertsItem(_("E-mail alerts"), reverse("email_alerts"), icon_name="mail", order=40)


@hooks.register("register_log_actions")
def name_alert_actions(actions: Any) -> None:
    """Name what is written in the log when an address is removed."""
    actions.register_action(REMOVED, _("Remove an e-mail alert"), _("E-mail alert removed"))


@hooks.register("register_admin_viewset")
def site_look_screens() -> SiteLookViewSet:
    """Return the screens of how the site looks."""
    return SiteLookViewSet()
