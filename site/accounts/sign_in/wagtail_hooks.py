"""Registers the sign-in with Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from accounts.sign_in.panels import SecondFactorBanner, is_banner_due


@hooks.register("construct_homepage_panels")
def show_banner(request: HttpRequest, panels: list[Any]) -> None:
    """Remind of the second factor where it is not required."""
    if is_banner_due(request):
        panels.insert(0, SecondFactorBanner())


@hooks.register("register_account_menu_item")
def register_password(_request: HttpRequest) -> dict[str, str]:
    """Lead from the account page to the change of password."""
    return {
        "url": reverse("account_change_password"),
        "label": _("Password"),
        "help_text": _("Change the password you sign in with."),
    }


@hooks.register("register_account_menu_item")
def register_second_factor(_request: HttpRequest) -> dict[str, str]:
    """Lead from the account page to the second factor."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("Authenticator app, security keys and passkeys, recovery codes."),
    }
