"""The base of every page."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, PageViewRestriction

from foundation import registries
from foundation.keeping import kept
from foundation.public_pages import any_restricted


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page; the last one, where the reader is, has no address."""

    label: str
    url: str = ""


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

    @property
    def canonical_url(self) -> str:
        """The one absolute address of the page."""
        return f"{settings.SITE_URL}{self.path}" if self.path else ""


class BasePage(Page):
    """What every page of the site shares."""

    #: The query string of the feed of changes that belongs to a page of this kind.
    feed_query: ClassVar[str | None] = None

    class Meta:
        abstract = True
        verbose_name = gettext_lazy("page")

    @property
    def description(self) -> str:
        """One or two sentences for search engines and previews of links."""
        return self.search_description or getattr(self, "introduction", "")

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

    def frame(self) -> Frame:
        """Return what the frame around this page says about it."""
        return Frame(
            title=self.seo_title or self.title,
            description=self.description,
            path=self.get_url() or "",
            crumbs=self.crumbs(),
            feed=self.feed_query,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the frame needs."""
        for prepare in registries.page_preparations.of(type(self)):
            prepare(self)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["frame"] = self.frame()
        return context
