"""The admin screens of the website: how it looks."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from website.models import SiteLook


class OneRowPolicy(ModelPermissionPolicy):
    """Lets nobody add a second row."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether `user` may do `action`; a row is added only while there is none."""
        may: bool = super().user_has_permission(user, action)
        if not may or action != "add":
            return may
        return not self.model._default_manager.exists()


class SiteLookViewSet(ModelViewSet):
    """Name, logo, colours and last words of the site."""

    model = SiteLook
    icon = "view"
    menu_label = _("Look of the site")
    menu_name = "site-look"
    menu_order = 900
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["__str__", "logo", "brand_light", "accent_light"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("logo")], heading=_("At the top of every page")
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("brand_light"), FieldPanel("brand_dark")]),
                    FieldRowPanel([FieldPanel("accent_light"), FieldPanel("accent_dark")]),
                ],
                heading=_("Colours"),
                help_text=_(
                    "Leave a colour empty for that of the design. One on which, or in which, "
                    "words could not be read is refused."
                ),
            ),
            MultiFieldPanel([FieldPanel("footer_text")], heading=_("At the foot of every page")),
        ]
    )
