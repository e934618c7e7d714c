"""App configuration of casestudies."""

from django.apps import AppConfig


class CaseStudiesConfig(AppConfig):
    """Case study pages."""

    name = "casestudies"
    label = "casestudies"
    verbose_name = "Case studies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries and connect the receivers."""
        from casestudies import registrations  # noqa: F401
