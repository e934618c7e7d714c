"""Registers the screens of the tracker."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from partnerships.tracker import urls
from partnerships.tracker.menu import MENU_HOOK, TrackerMenuItem, tracker_menu


@hooks.register("register_admin_urls")
def tracker_addresses() -> list[URLPattern | URLResolver]:
    """Return the addresses of the tracker."""
    return [path("tracker/", include(urls.urlpatterns))]


@hooks.register("register_admin_menu_item")
def tracker_item() -> MenuItem:
    """Return the menu of the tracker."""
    return TrackerMenuItem(
        _("Partner tracker"), tracker_menu, name="tracker", icon_name="group", order=240
    )


for area in urls.AREAS:
    for entry in area.entries:
        hooks.register(MENU_HOOK, entry.item)
