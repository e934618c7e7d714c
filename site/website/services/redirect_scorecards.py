"""Lead from the old addresses of scorecards to the new ones when their framework moves."""

from typing import Any

from foundation.addresses import AddressBook
from legislation.models import Assessment, Framework
from website.services.redirect_old_address import redirect_old_address


def follow_framework_move(record: Framework, *, previous: Any | None) -> None:
    """Redirect the scorecards of a framework that has another address name; a follower."""
    root = AddressBook().list_path(Framework)
    if not record.live or previous is None or previous.slug == record.slug or root is None:
        return
    for assessment in Assessment.objects.live().filter(framework=record):
        redirect_old_address(
            f"{root}{previous.slug}/{assessment.slug}/", f"{root}{record.slug}/{assessment.slug}/"
        )
