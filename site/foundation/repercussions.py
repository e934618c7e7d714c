"""What publishing a version of a record, or taking it off the site, does to other pages."""

from typing import TYPE_CHECKING

from foundation import registries
from foundation.registries import Affected

if TYPE_CHECKING:
    from foundation.models import PublishableRecord


def repercussions_of(record: "PublishableRecord", *, leaving: bool = False) -> list[Affected]:
    """Return the pages that say something of `record`, those that change first."""
    found = [
        affected
        for repercussion in registries.repercussions.of(type(record))
        for affected in repercussion(record, leaving=leaving)
    ]
    return sorted(found, key=lambda affected: not affected.changes)
