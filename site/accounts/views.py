"""What colleagues set for themselves, beside Wagtail's own settings of an account."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from accounts.forms import DigestForm


class DigestSettings(BaseSettingsPanel):
    """How often the colleague is told by e-mail what is due."""

    name = "digest"
    title = _("What is due")
    tab = notifications_tab
    order = 50
    form_class = DigestForm
