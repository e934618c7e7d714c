"""A page of standing text."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.fields import StreamField
from wagtail.models import Page

from foundation.blocks import LongTextBlock
from foundation.models import BasePage


class StandardPage(BasePage):
    """A page of standing text, such as how reporting works."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(LongTextBlock(), verbose_name=_("body"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["website.HomePage", "website.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["website.StandardPage"]
    template = "website/standard_page.html"

    content_panels: ClassVar[Any] = (*Page.content_panels, "introduction", "body")
    search_fields = (
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    )

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
