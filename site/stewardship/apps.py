"""App configuration of stewardship."""

from django.apps import AppConfig


class StewardshipConfig(AppConfig):
    """Sources, verification, review."""

    name = "stewardship"
    label = "stewardship"
    verbose_name = "Stewardship"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries and connect the receivers."""
        from stewardship import receivers, registrations  # noqa: F401
