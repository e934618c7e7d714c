"""Signals of pages and reference records that concern the public search and old addresses."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from foundation.models import BasePage
from reference.models import Jurisdiction, JurisdictionName, Topic
from website.models import SearchMark
from website.services.follow_list import follow_lists
from website.services.follow_original import delete_shadows, mirror_restriction
from website.services.lay_out_languages import add_twins
from website.services.note_change import (
    note_page_change,
    note_page_visibility,
    note_page_withdrawal,
)
from website.services.note_live_values import forget_live_values, note_live_values
from website.services.note_public_writes import watch
from website.services.refresh_search_entry import (
    entries_of,
    refresh_bearers,
    refresh_search_entry,
    remove_search_entry,
)


@receiver(connection_created)
def notice_writes(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Whatever is written to what the public may see makes what was kept outdated."""
    watch(connection)


@receiver(page_published)
def find_published_page(instance: Page, *, alias: bool = False, **_kwargs: Any) -> None:
    """A page is found as soon as it is published, in every language; its change is told once."""
    refresh_search_entry(instance.specific)
    note_live_values(instance.specific)
    mirror_restriction(instance)
    if not alias:
        note_page_change(instance.specific)
        add_twins(instance.specific)
        follow_lists([instance.specific])


@receiver(page_unpublished)
def lose_unpublished_page(instance: Page, **_kwargs: Any) -> None:
    """A page taken off the site is not found any more, nor read in any language."""
    mirror_restriction(instance)
    remove_search_entry(instance.specific)
    forget_live_values(instance)
    note_page_withdrawal(instance.specific)
    follow_lists([instance.specific])


@receiver(pre_delete)
def lose_deleted(instance: Any, **_kwargs: Any) -> None:
    """What is deleted is not found any more; a page goes in every language that only shows it."""
    if isinstance(instance, BasePage | Jurisdiction | Topic):
        remove_search_entry(instance)
    if isinstance(instance, BasePage):
        delete_shadows(instance)


@receiver(post_page_move)
def follow_moved_page(instance: Page, **_kwargs: Any) -> None:
    """A page moved below a private one is private, and the other way round."""
    instance.refresh_from_db()
    mirror_restriction(instance)
    _refresh_tree(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_restriction(
    instance: PageViewRestriction, *, origin: Any = None, **_kwargs: Any
) -> None:
    """A page made private is not found any more, nor is anything below it, in any language.

    One that goes with its page changes nothing: the translations of that page stay private.
    """
    if origin is None or getattr(origin, "model", type(origin)) is PageViewRestriction:
        mirror_restriction(instance.page)
        _refresh_tree(instance.page)


@receiver(post_save, sender=Jurisdiction)
def follow_place(instance: Jurisdiction, **kwargs: Any) -> None:
    """A place is found by its names of today, and so is what belongs to it."""
    if not kwargs.get("raw"):
        _refresh_bearers_of(instance, SearchMark.COUNTRY, instance.code)


@receiver([post_save, post_delete], sender=JurisdictionName)
def follow_place_name(instance: JurisdictionName, **kwargs: Any) -> None:
    """A place is found by a name that was added, not by one that was taken away."""
    if not kwargs.get("raw"):
        refresh_search_entry(instance.jurisdiction)


@receiver(post_save, sender=Topic)
def follow_topic(instance: Topic, **kwargs: Any) -> None:
    """A topic is found by its name of today, and so is what is tagged with it."""
    if not kwargs.get("raw"):
        _refresh_bearers_of(instance, SearchMark.TOPIC, instance.slug)


def _refresh_bearers_of(record: Jurisdiction | Topic, name: str, value: str) -> None:
    """Refresh what bears the mark of a place or topic, as it is and as it was before."""
    before = SearchMark.objects.filter(entry__in=entries_of(record), name=name)
    for each in {value, *before.values_list("value", flat=True)}:
        refresh_bearers(name, each)
    refresh_search_entry(record)


def _refresh_tree(page: Page) -> None:
    pages = list(page.get_descendants(inclusive=True).specific())
    for each in pages:
        refresh_search_entry(each)
        note_page_visibility(each)
    follow_lists(pages)
