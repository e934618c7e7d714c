"""Take note of what an address answers now: a new text, or a new address."""

from django.db import transaction

from stewardship.choices import LinkState
from stewardship.models import Source


def accept_new_text(source: Source) -> None:
    """Let the text that the address answered last be the one to compare with from now on."""
    visit = source.link_checks.exclude(content_sha256="").first()
    if visit is None:
        return
    source.link_sha256 = visit.content_sha256
    source.link_state, source.link_reason = LinkState.WORKS, ""
    source.save(update_fields=["link_sha256", "link_state", "link_reason"])


@transaction.atomic
def take_new_address(source: Source) -> bool:
    """Give the source the address that the old one leads to; False where another source has it."""
    visit = source.link_checks.exclude(final_url="").first()
    if visit is None or Source.objects.filter(url=visit.final_url).exclude(pk=source.pk).exists():
        return False
    source.url = visit.final_url
    source.link_state, source.link_reason = LinkState.WORKS, ""
    source.save(update_fields=["url", "link_state", "link_reason"])
    return True
