"""The base of every page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from foundation import registries
from foundation.addresses import AddressBook, prefix_of
from foundation.keeping import kept
from foundation.public_pages import any_restricted


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page; the last one, where the reader is, has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Alternate:
    """The same page in one language: its code, the language's own name, its path."""

    language: str
    name: str
    path: str
    is_rtl: bool

    @property
    def url(self) -> str:
        """The absolute address."""
        return f"{settings.SITE_URL}{self.path}"

    @property
    def direction(self) -> str:
        """The value of an HTML `dir` attribute for text in this language."""
        return "rtl" if self.is_rtl else "ltr"


@dataclass(frozen=True)
class Frame:
    """What the frame around a page says about it: title, description, own address, way back."""

    title: str
    description: str = ""
    path: str = ""
    crumbs: tuple[Crumb, ...] = ()
    kind: str = "website"
    #: The query string of the feed of changes that belongs to the page; None without one.
    feed: str | None = None
    #: The path of the same page by language, where that cannot be told from `path`.
    languages: Mapping[str, str] = field(default_factory=dict)
    #: What the page says, for programs: objects of schema.org as JSON-LD has them.
    structured_data: tuple[dict[str, Any], ...] = ()
    #: The path of the picture that is shown where the address is shared.
    image_path: str = ""

    @property
    def alternates(self) -> list[Alternate]:
        """The same page in every language that has it; nothing for a page without an address."""
        if not self.path:
            return []
        own = prefix_of(get_language() or settings.LANGUAGE_CODE)
        rest = self.path.removeprefix(own)
        paths = self.languages or {
            code: f"{prefix_of(code)}{rest}" for code, _name in settings.LANGUAGES
        }
        return [
            Alternate(code, name, paths[code], get_language_info(code)["bidi"])
            for code, name in settings.LANGUAGES
            if code in paths
        ]

    @property
    def facts_for_programs(self) -> list[dict[str, Any]]:
        """What the page says, and the way to it, as JSON-LD."""
        return [*self._way_here, *self.structured_data]

    @property
    def _way_here(self) -> list[dict[str, Any]]:
        steps = [
            {
                "@type": "ListItem",
                "position": position,
                "name": str(crumb.label),
                "item": f"{settings.SITE_URL}{crumb.url or self.path}",
            }
            for position, crumb in enumerate(self.crumbs, start=1)
        ]
        kind = {"@context": "https://schema.org", "@type": "BreadcrumbList"}
        return [{**kind, "itemListElement": steps}] if len(steps) > 1 else []

    def with_facts_of(self, subject: Any, book: AddressBook) -> "Frame":
        """Return the frame with what is registered to be told of `subject`, a record or page."""
        tellers = registries.structured_data.of(type(subject))
        told = [each for tell in tellers for each in tell(subject, self, book)]
        return replace(self, structured_data=(*self.structured_data, *told))

    @property
    def image_url(self) -> str:
        """The absolute address of that picture."""
        return f"{settings.SITE_URL}{self.image_path}" if self.image_path else ""

    @property
    def canonical_url(self) -> str:
        """The one absolute address of the page."""
        return f"{settings.SITE_URL}{self.path}" if self.path else ""


class BasePage(Page):
    """What every page of the site shares."""

    #: The query string of the feed of changes that belongs to a page of this kind.
    feed_query: ClassVar[str | None] = None
    #: Whether a translation was begun and not one word of it shows yet; set where it is served.
    is_untouched = False

    class Meta:
        abstract = True
        verbose_name = gettext_lazy("page")

    @property
    def description(self) -> str:
        """One or two sentences for search engines and previews of links."""
        return self.search_description or getattr(self, "introduction", "")

    @property
    def shown_language(self) -> str:
        """The language in which a page shows what nobody has translated; else nothing."""
        is_elsewhere = get_language() != settings.LANGUAGE_CODE
        is_shown = self.alias_of_id or self.is_untouched
        return settings.LANGUAGE_CODE if is_shown and is_elsewhere else ""

    def _says_the_original(self) -> bool:
        """Whether a page of its own still begins with the words of the first language."""
        if self.alias_of_id or get_language() == settings.LANGUAGE_CODE:
            return False
        twins = self.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE)
        words = {(twin.title, twin.description) for twin in twins}
        return (self.title, self.description) in words

    def get_view_restrictions(self) -> Any:
        """Return who may see this page; most sites restrict nothing, and are asked that once."""
        if not any_restricted():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way from the home page to this page, which is without an address."""
        return kept(("crumbs", self.pk, self.title), self._crumbs)

    def _crumbs(self) -> tuple[Crumb, ...]:
        above = self.get_ancestors().filter(depth__gt=1).live().only("title", "url_path", "depth")
        steps = [
            Crumb(_("Home") if page.depth == 2 else page.title, page.get_url() or "")
            for page in above
        ]
        return (*steps, Crumb(self.title)) if steps else ()

    def paths_in_languages(self) -> dict[str, str]:
        """Return the paths of this page and its live translations by language."""
        pages = self.get_translations(inclusive=True).live().select_related("locale")
        paths = {page.locale.language_code: page.get_url() for page in pages}
        return {code: path for code, path in paths.items() if path}

    def frame(self) -> Frame:
        """Return what the frame around this page says about it."""
        return Frame(
            title=self.seo_title or self.title,
            description=self.description,
            path=self.get_url() or "",
            crumbs=self.crumbs(),
            feed=self.feed_query,
            languages=kept(("languages", self.pk), self.paths_in_languages),
            image_path=registries.share_picture(self),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the frame needs."""
        for prepare in registries.page_preparations.of(type(self)):
            prepare(self)
        self.is_untouched = kept(("untouched", self.pk), self._says_the_original)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["frame"] = self.frame().with_facts_of(self, AddressBook.of(request))
        return context
