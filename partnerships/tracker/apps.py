"""App configuration of the tracker."""

from django.apps import AppConfig


class TrackerConfig(AppConfig):
    """The private tracker of partner relationships."""

    name = "partnerships.tracker"
    label = "tracker"
    verbose_name = "Partner tracker"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries."""
        from partnerships.tracker import registrations  # noqa: F401
