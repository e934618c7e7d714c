"""The home page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from foundation.addresses import AddressBook
from foundation.keeping import kept
from foundation.models import BasePage
from reference.readers_language import readers_language
from website.assembly.figures import live_figures
from website.assembly.home import (
    country_letters,
    latest_changes,
    main_ways,
    next_meetings,
    ways_in,
)
from website.data.search_ideas import search_ideas
from website.models.cited_in_law_page import CitedInLawPage


class HomePage(BasePage):
    """What the site is for, its figures, and the ways in."""

    introduction = models.TextField(_("introduction"), blank=True)

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    template = "website/home_page.html"
    feed_query = ""

    content_panels: ClassVar[Any] = (*Page.content_panels, "introduction")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the figures, what changed lately and the ways in."""
        context = super().get_context(request, *args, **kwargs)
        return context | kept(("home", self.pk), lambda: self._contents(AddressBook.of(request)))

    def _contents(self, book: AddressBook) -> dict[str, Any]:
        return {
            "figures": live_figures(book),
            "letters": country_letters(book),
            "changes": latest_changes(book),
            "editions": next_meetings(),
            "ways_in": ways_in(self),
            "register_url": book.index_path(CitedInLawPage),
            "ideas": search_ideas(readers_language()),
            **main_ways(book),
        }
