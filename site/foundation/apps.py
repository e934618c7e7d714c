"""App configuration of foundation."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Shared behaviour; owns no tables."""

    name = "foundation"
    label = "foundation"
    verbose_name = "Foundation"

    def ready(self) -> None:
        """Connect the receivers."""
        from foundation import receivers  # noqa: F401
