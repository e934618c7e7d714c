"""App configuration of the sign-in."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """The one door for colleagues; the public service does not install it."""

    name = "accounts.sign_in"
    label = "sign_in"
    verbose_name = "Sign-in"

    def ready(self) -> None:
        """Connect the receivers."""
        from accounts.sign_in import receivers  # noqa: F401
