"""Give sources the copies that are kept of them, in one query for all."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from stewardship.models import Source


def attach_copies(sources: Iterable[Source | None]) -> None:
    """Let each source know its `latest_copy`; `None` among them is passed over."""
    found = [source for source in sources if source is not None]
    if found:
        prefetch_related_objects(found, "copies")
