"""The picture of the whole site, for pages that have none of their own."""

from django import template
from django.conf import settings
from wagtail.models import Site

from foundation.keeping import kept
from website.cards.addresses import picture_path

register = template.Library()


@register.simple_tag
def picture_of_site() -> str:
    """Return the absolute address of the picture of the home page, empty where there is none."""
    return kept(("picture of the site",), _picture_of_home)


def _picture_of_home() -> str:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return ""
    path = picture_path(site.root_page.localized.specific)
    return f"{settings.SITE_URL}{path}" if path else ""
