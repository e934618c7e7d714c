"""App configuration of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in, and what their roles allow."""

    name = "accounts"
    label = "accounts"
    verbose_name = "Accounts"
    default_auto_field = "django.db.models.BigAutoField"
