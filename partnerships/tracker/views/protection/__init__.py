"""Data protection: what is kept about whom, taking it out, erasing it, and how long it stays."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.menu import Entry
from partnerships.tracker.views.protection.erase import ErasePersonScreen
from partnerships.tracker.views.protection.export import AddressExportScreen, PersonExportScreen
from partnerships.tracker.views.protection.hand_over import hand_over_entry, hand_over_patterns
from partnerships.tracker.views.protection.merge import merge_patterns
from partnerships.tracker.views.protection.overview import ProtectionScreen
from partnerships.tracker.views.protection.remove_file import RemoveFileScreen
from partnerships.tracker.views.protection.retention import RetentionScreen

urlpatterns: list[URLPattern] = [
    *merge_patterns,
    *hand_over_patterns,
    path("protection/", ProtectionScreen.as_view(), name="tracker_protection"),
    path("protection/retention/", RetentionScreen.as_view(), name="tracker_retention"),
    path("protection/address/", AddressExportScreen.as_view(), name="tracker_address_export"),
    path(
        "protection/person/<uuid:uid>/export/",
        PersonExportScreen.as_view(),
        name="tracker_person_export",
    ),
    path(
        "protection/person/<uuid:uid>/erase/",
        ErasePersonScreen.as_view(),
        name="tracker_person_erase",
    ),
    path("files/<uuid:uid>/remove/", RemoveFileScreen.as_view(), name="tracker_file_remove"),
]
entries: list[Entry] = [
    hand_over_entry,
    Entry(_("Data protection"), "tracker_protection", "lock", 85, Right.MANAGE),
]
