"""Bring the search entries of pages up to date whose text says a value of a record."""

from typing import Any

from wagtail.models import Page

from website.models import LiveValueUse
from website.services.refresh_search_entry import refresh_search_entry


def refresh_pages_that_say(record: Any, *, previous: Any | None) -> None:  # noqa: ARG001  (the registry's)
    """Let pages be found by what they say of `record` now; a publish follower.

    Figures are left to the next publish of the page and to the rebuild: nobody looks for a
    number, and every publish would write anew what many pages say.
    """
    uses = LiveValueUse.objects.filter(record_uid=record.uid)
    for page in Page.objects.filter(pk__in=uses.values("page")).specific():
        refresh_search_entry(page)
