"""Who is named as the author of what stands here."""

from django.conf import settings

from foundation.keeping import kept
from partnerships.register.models import Organisation


def author() -> str:
    """Return the name of the organisation that runs the site, else that of the site."""
    us = kept(("us",), Organisation.objects.live().us().first)
    return us.name if us is not None else settings.WAGTAIL_SITE_NAME
