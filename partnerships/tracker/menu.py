"""The menu of the tracker in the admin."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from partnerships.tracker.choices import Right
from partnerships.tracker.querysets import may


@dataclass(frozen=True)
class Entry:
    """One entry of the menu: what it is called, where it leads, who sees it, and its place."""

    label: Any
    url_name: str
    icon: str
    order: int
    right: Right = Right.SEE

    def item(self) -> MenuItem:
        """Return it as Wagtail wants it."""
        return TrackerItem(
            self.label,
            reverse(self.url_name),
            right=self.right,
            name=self.url_name,
            icon_name=self.icon,
            order=self.order,
        )


class TrackerItem(MenuItem):
    """An entry for colleagues with a right in the tracker."""

    def __init__(self, label: Any, url: str, *, right: Right, **options: Any) -> None:
        self.right = right
        super().__init__(label, url, **options)

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the colleague has the right."""
        return may(request.user, self.right)


class TrackerMenuItem(SubmenuMenuItem):
    """The menu itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the colleague may see anything of the tracker."""
        return may(request.user, Right.SEE) and super().is_shown(request)


#: Every area joins the menu by this hook (`wagtail_hooks.py`).
MENU_HOOK = "register_tracker_menu_item"
tracker_menu = Menu(register_hook_name=MENU_HOOK)
