"""Pages of other languages follow the page of the first language where readers are concerned."""

from django.db.models import QuerySet
from wagtail.models import Locale, Page, PageViewRestriction


def mirror_restriction(page: Page) -> None:
    """Hide a page from the public in every language as it is in the first, or show it again.

    It is hidden where it was taken off the site, and where it or a page above it is private. The
    public is shown nothing under a restriction of any kind, so one kind stands for all.
    """
    if page.locale != Locale.get_default():
        return
    twins = page.get_translations().exclude(pk=page.pk)
    if page.live and not _restrictions_of(page).exists():
        for each in PageViewRestriction.objects.filter(page__in=twins):
            each.delete()
        return
    for twin in twins.filter(view_restrictions=None):
        kind = PageViewRestriction.LOGIN
        PageViewRestriction.objects.create(page_id=twin.pk, restriction_type=kind)


def _restrictions_of(page: Page) -> QuerySet[PageViewRestriction]:
    """Return the restrictions of a page and of the pages above it."""
    return PageViewRestriction.objects.filter(page__in=page.get_ancestors(inclusive=True))


def delete_shadows(page: Page) -> None:
    """Delete the pages of other languages that show this one, and nothing of their own."""
    for shadow in page.aliases.exclude(locale=page.locale_id):
        shadow.specific.delete()
