"""App configuration of the media library."""

from django.apps import AppConfig


class MediaLibraryConfig(AppConfig):
    """Images and documents of the site."""

    name = "medialibrary"
    label = "medialibrary"
    verbose_name = "Media library"
    default_auto_field = "django.db.models.BigAutoField"
