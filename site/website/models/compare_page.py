"""Countries side by side."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from foundation.models import BasePage
from website.assembly.compare import compare_context, comparison_file


class ComparePage(BasePage):
    """A few countries side by side: by law, by duty, by criterion."""

    #: Nothing lives below it; other pages ask for its own address.
    sub_paths: ClassVar[dict[Any, Any]] = {}

    introduction = models.TextField(_("introduction"), blank=True)

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "website/compare_page.html"

    content_panels: ClassVar[Any] = (*Page.content_panels, "introduction")

    class Meta:
        verbose_name = _("comparison of countries")
        verbose_name_plural = _("comparisons of countries")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the comparison, or hand it out as a file."""
        file = comparison_file(request)
        if file is not None:
            return file
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the places asked for, side by side."""
        return super().get_context(request, *args, **kwargs) | compare_context(request)
