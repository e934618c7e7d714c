"""Registers accounts with Wagtail's admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from accounts.privacy import hide_private_document
from accounts.views import DigestSettings
from accounts.viewsets import AssignRole, TeamViewSet

hooks.register("register_bulk_action", AssignRole, order=10)
hooks.register("register_account_settings_panel", DigestSettings)
hooks.register("before_serve_document", hide_private_document, order=-10)


@hooks.register("register_admin_viewset")
def register_teams() -> TeamViewSet:
    """Offer the teams."""
    return TeamViewSet("teams")


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what accounts writes in the log."""
    actions.register_action("accounts.role.grant", _("Give role"), _("Role given"))
    actions.register_action("accounts.role.revoke", _("Take role"), _("Role taken"))
