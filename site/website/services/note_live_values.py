"""Keep which pages say which live values."""

from collections.abc import Callable, Iterable

from django.db import transaction
from wagtail.models import Page

from foundation.addresses import index_page_models
from foundation.models import BasePage
from website.live_values.chips import LONGEST_NAME, Chip, chips_of, long_fields
from website.models import LiveValueUse


@transaction.atomic
def note_live_values(page: Page) -> None:
    """Write down what the public text of `page` says, in place of what it said before."""
    LiveValueUse.objects.filter(page_id=page.pk).delete()
    if page.live:
        LiveValueUse.objects.bulk_create(_uses(page, chips_of(page)))


def forget_live_values(page: Page) -> None:
    """A page that left the site says nothing any more."""
    LiveValueUse.objects.filter(page_id=page.pk).delete()


@transaction.atomic
def rebuild_live_value_uses(write: Callable[[str], None] = lambda _line: None) -> None:
    """Read the text of every public page anew; safe to repeat."""
    LiveValueUse.objects.all().delete()
    uses = [
        use
        for model in BasePage.__subclasses__()
        if model not in index_page_models() and not model._meta.abstract and long_fields(model)
        for page in model._default_manager.live().iterator(chunk_size=200)
        for use in _uses(page, chips_of(page))
    ]
    LiveValueUse.objects.bulk_create(uses)
    write(f"{len(uses)} uses of live values")


def _uses(page: Page, chips: Iterable[Chip]) -> Iterable[LiveValueUse]:
    """Return the rows of a page; what can be no value of any record is left out."""
    return [
        LiveValueUse(page_id=page.pk, name=chip.name[:LONGEST_NAME], record_uid=chip.uid)
        for chip in chips
        if chip.name and (chip.uid or not chip.record)
    ]
