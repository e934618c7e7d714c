"""Forget what an address answered, because the source has another one now."""

from stewardship.choices import LinkState
from stewardship.models import Source


def forget_link(source: Source) -> None:
    """Let the address of `source` count as never visited; the caller saves the source."""
    source.link_checks.all().delete()
    source.link_state = LinkState.UNCHECKED
    source.link_checked_at = None
    source.link_reason = source.link_sha256 = ""
