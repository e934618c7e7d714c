"""How the records are made and kept, with the definition of every word of the controlled lists."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from foundation.models import BasePage
from website.assembly.methodology import lists_file, lists_shown


class MethodologyPage(BasePage):
    """What the words mean, how a status is computed, how records are checked."""

    introduction = models.TextField(_("introduction"), blank=True)

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "website/methodology_page.html"
    #: Nothing lives below it; naming that lets other pages ask for its address.
    sub_paths: ClassVar[dict[Any, Any]] = {}

    content_panels: ClassVar[Any] = (*Page.content_panels, "introduction")

    class Meta:
        verbose_name = _("methodology page")
        verbose_name_plural = _("methodology pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the page, or hand out its lists as csv, xlsx or json."""
        root = f"{settings.SITE_URL}{self.get_url(request) or ''}"
        wanted = request.GET.get("format", "")
        file = lists_file(wanted, lambda anchor: f"{root}#{anchor}", request) if wanted else None
        if file is not None:
            return file
        page: HttpResponseBase = super().serve(request, *args, **kwargs)
        return page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the lists."""
        return super().get_context(request, *args, **kwargs) | {"lists": lists_shown()}
