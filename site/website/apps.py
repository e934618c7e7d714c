"""App configuration of website."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """The public site."""

    name = "website"
    label = "website"
    verbose_name = "Website"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries and connect the receivers."""
        from website import receivers, registrations  # noqa: F401
