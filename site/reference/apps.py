"""App configuration of reference."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferenceConfig(AppConfig):
    """Jurisdictions, regions, languages and topics."""

    name = "reference"
    label = "reference"
    verbose_name = _("Reference")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries."""
        from reference import registrations  # noqa: F401
