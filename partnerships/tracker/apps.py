"""App configuration of the tracker."""

from django.apps import AppConfig


class TrackerConfig(AppConfig):
    """The private tracker of partner relationships."""

    name = "partnerships.tracker"
    label = "tracker"
    verbose_name = "Partner tracker"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries, and have the search follow what is saved."""
        from partnerships.tracker import receivers, registrations  # noqa: F401
