"""Registers the backend's table, commands and checks with Django."""

from django.apps import AppConfig


class WhooshSearchConfig(AppConfig):
    """Full-text search on Whoosh, for every model that modelsearch indexes."""

    name = "whooshsearch"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Whoosh search"

    def ready(self) -> None:
        """Register the checks of the settings."""
        from whooshsearch import registrations  # noqa: F401  (registers itself)
