"""Wagtail's user administration, with our views."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersAppConfig(WagtailUsersAppConfig):
    """Installed in place of `wagtail.users`."""

    user_viewset = "accounts.viewsets.UserViewSet"
