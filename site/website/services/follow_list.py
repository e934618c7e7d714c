"""When a list opens to the public or closes, what others say of its records follows."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from wagtail.models import Page

from foundation.models import RecordIndexPage
from website.models import LiveValueUse
from website.services.refresh_search_entry import refresh_search_entry
from website.services.search_source import provider_of


def follow_lists(pages: Iterable[Any]) -> None:
    """Bring the search entries up to date that repeat words of the records of these lists.

    The records keep entries of their own, which nothing reaches while their list is private.
    """
    models = [
        model for page in pages if isinstance(page, RecordIndexPage) for model in page.sub_paths
    ]
    if not models:
        return
    found = chain.from_iterable(map(_dependents_of, models))
    dependents = {(type(each), each.pk): each for each in found}
    for each in (*dependents.values(), *_pages_that_name_records()):
        refresh_search_entry(each)


def _pages_that_name_records() -> Iterable[Page]:
    """Return the pages whose texts say a value of a record: they are few."""
    uses = LiveValueUse.objects.filter(record_uid__isnull=False)
    return Page.objects.live().filter(pk__in=uses.values("page")).specific()


def _dependents_of(model: Any) -> Iterable[Any]:
    provider = provider_of(model)
    if provider is None or not provider.has_dependents:
        return
    for record in model._default_manager.filter(live=True):
        yield from provider.dependents(record)
