"""Pages whose text says live values."""

from typing import Any

from django.test import Client

from website.live_values.chips import Chip
from website.models import HomePage, StandardPage


def chip(name: str, record: Any = None) -> str:
    """Return a chip as the database keeps it, of a figure or of a record's value."""
    return Chip(name, str(record.uid) if record else "").markup


def make_page(*texts: str, slug: str = "what-we-say", live: bool = True) -> StandardPage:
    """Return a page of standing text with a block for each of `texts`, live unless told."""
    page = StandardPage(
        title="What we say",
        slug=slug,
        body=[("text", f"<p>{text}</p>") for text in texts],
        live=live,
    )
    HomePage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return StandardPage.objects.get(pk=page.pk)


def leave_out_standing_texts() -> None:
    """Delete the text that says values on every new site, so that a test sees its own."""
    StandardPage.objects.get(slug="why-a-portal").delete()


def read(client: Client, page: StandardPage) -> str:
    """Return what a reader of the page gets."""
    response = client.get(page.get_url())
    assert response.status_code == 200
    return str(response.content.decode())
