"""Posts, the people who hold them, and what still names a former holder."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.people.details import PersonScreen, PostScreen
from partnerships.tracker.views.people.editing import (
    PersonAddScreen,
    PersonEditScreen,
    PostAddScreen,
    PostEditScreen,
)
from partnerships.tracker.views.people.flags import FlagsScreen, SettleFlagView
from partnerships.tracker.views.people.holding import (
    ChangeHolderScreen,
    TenureAddScreen,
    TenureEditScreen,
)
from partnerships.tracker.views.people.lists import PeopleScreen, PostsScreen

urlpatterns: list[URLPattern] = [
    path("posts/", PostsScreen.as_view(), name="tracker_posts"),
    path("posts/add/", PostAddScreen.as_view(), name="tracker_post_add"),
    path("posts/<uuid:uid>/", PostScreen.as_view(), name="tracker_post"),
    path("posts/<uuid:uid>/edit/", PostEditScreen.as_view(), name="tracker_post_edit"),
    path("posts/<uuid:uid>/holder/", ChangeHolderScreen.as_view(), name="tracker_change_holder"),
    path("posts/<uuid:uid>/tenures/add/", TenureAddScreen.as_view(), name="tracker_tenure_add"),
    path("posts/tenures/<uuid:uid>/", TenureEditScreen.as_view(), name="tracker_tenure_edit"),
    path("posts/mentions/", FlagsScreen.as_view(), name="tracker_flags"),
    path("posts/mentions/<uuid:uid>/settle/", SettleFlagView.as_view(), name="tracker_flag_settle"),
    path("people/", PeopleScreen.as_view(), name="tracker_people"),
    path("people/add/", PersonAddScreen.as_view(), name="tracker_person_add"),
    path("people/<uuid:uid>/", PersonScreen.as_view(), name="tracker_person"),
    path("people/<uuid:uid>/edit/", PersonEditScreen.as_view(), name="tracker_person_edit"),
]
entries: list[Entry] = [
    Entry(_("Posts"), "tracker_posts", "user", 50),
    Entry(_("People"), "tracker_people", "group", 52),
]
