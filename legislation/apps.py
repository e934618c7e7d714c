"""App configuration of legislation."""

from django.apps import AppConfig


class LegislationConfig(AppConfig):
    """Legislation records."""

    name = "legislation"
    label = "legislation"
    verbose_name = "Legislation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries and connect the receivers."""
        from legislation import registrations  # noqa: F401
