"""Laying out the site in its other languages: the same tree of pages, under an address of its own.

Lists and standing texts have the words that the catalogue of the language has for them. What
editors wrote is shown in the first language, and says so, until somebody translates it.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Locale, Page

from website.data.site_lists import HOME, LISTS, ListPage
from website.data.standing_texts import STANDING_TEXTS, StandingText
from website.models import HomePage, StandardPage
from website.services.follow_original import mirror_restriction
from website.services.refresh_search_entry import refresh_search_entry

Write = Callable[[str], None]


@transaction.atomic
def lay_out_languages(write: Write) -> None:
    """Make the pages that other languages lack; those that editors changed stay so.

    What the catalogue has learned to say since a page was made is said now.
    """
    home = HomePage.objects.filter(locale=Locale.get_default()).first()
    if home is None:
        return
    for code, _name in settings.LANGUAGES:
        locale, is_new = Locale.objects.get_or_create(language_code=code)
        if locale == home.locale:
            continue
        with translation.override(code):
            made = sum(_in_language(page, locale) for page in _tree(home))
        if is_new or made:
            write(f"{code}: {made} pages added or translated")


@transaction.atomic
def add_twins(page: Page) -> None:
    """Show a page of the first language in the others too, wherever the page above it is."""
    parent = page.get_parent()
    if page.locale != Locale.get_default() or parent is None:
        return
    for locale in Locale.objects.exclude(pk=page.locale_id):
        if parent.has_translation(locale):
            with translation.override(locale.language_code):
                _in_language(page, locale)


def _tree(home: Page) -> list[Page]:
    """Return the pages of the first language, each after the one above it."""
    return list(home.get_descendants(inclusive=True).live().order_by("path").specific())


def _in_language(page: Page, locale: Locale) -> bool:
    """Add the page in a language that lacks it, in its words; say whether anything changed."""
    twin = page.get_translation_or_none(locale)
    is_new = twin is None
    if twin is None:
        twin = page.copy_for_translation(locale, copy_parents=True, alias=True).specific
        mirror_restriction(page)
    spoken = _speak(twin, page)
    if is_new or spoken:
        refresh_search_entry(twin)
    return is_new or spoken


def _speak(twin: Page, page: Page) -> bool:
    """Give a list, the home page or a standing text its words; say whether that was needed.

    It is then a page in its own right, which editors may change: one that does not say what the
    original says any more is theirs.
    """
    words = _words_for(page)
    if words is None or twin.has_unpublished_changes or not _says(page, words):
        return False
    if (twin.title, twin.introduction) != (page.title, page.introduction):
        return False
    return _take(twin, words)


def _words_for(page: Page) -> ListPage | StandingText | None:
    if isinstance(page, StandardPage):
        return next((each for each in STANDING_TEXTS if each.slug == page.slug), None)
    return next((each for each in (HOME, *LISTS) if type(page) is each.model), None)


def _says(page: Page, words: ListPage | StandingText) -> bool:
    """Return whether the original still says what it was made with."""
    if (page.title, page.introduction) != (words.title, words.introduction):
        return False
    if isinstance(words, ListPage):
        return True
    body = [(each["type"], each["value"]) for each in page.body.raw_data]
    with translation.override(settings.LANGUAGE_CODE):
        return body == words.blocks


def _take(twin: Page, words: ListPage | StandingText) -> bool:
    """Let a page say its words in the language spoken; a standing text, if all are there."""
    said = gettext(words.title), gettext(words.introduction)
    if isinstance(words, StandingText):
        if not words.is_translated:
            return False
        twin.body = words.blocks
        twin.search_description = said[1]
    elif twin.alias_of_id is None and said == (twin.title, twin.introduction):
        return False
    twin.title, twin.introduction = said
    twin.draft_title = twin.title
    twin.alias_of = None
    twin.save()
    return True
