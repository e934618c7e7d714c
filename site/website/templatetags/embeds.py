"""The code by which other sites show a card of a record."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

from legislation.models import Instrument
from reference.models import Jurisdiction

register = template.Library()


@dataclass(frozen=True)
class Embed:
    """The address of the card, and what a frame around it is called."""

    url: str
    title: str

    @property
    def code(self) -> str:
        """The element that another site puts into its page."""
        return format_html(
            '<iframe src="{}" title="{}" width="400" height="260" loading="lazy"></iframe>',
            self.url,
            self.title,
        )


@register.simple_tag
def embed_of(record: Any) -> Embed | None:
    """Return the card of a law or place in the language spoken, None for any other record."""
    if isinstance(record, Instrument) and record.jurisdiction is not None:
        path = reverse("embed_law", args=[record.jurisdiction.slug, record.slug])
        return _embed(path, record.title)
    if isinstance(record, Jurisdiction):
        return _embed(reverse("embed_country", args=[record.slug]), record.local_name)
    return None


def _embed(path: str, title: str) -> Embed:
    return Embed(f"{settings.SITE_URL}{path}", f"{title} – {settings.WAGTAIL_SITE_NAME}")
