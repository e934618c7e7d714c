"""App configuration of partnerships."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The public register of partners, portals and forums."""

    name = "partnerships.register"
    label = "partnerships"
    verbose_name = "Partner register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries and connect the receivers."""
        from partnerships.register import registrations  # noqa: F401
