"""The list of case studies."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from foundation.models import BasePage
from wagtail.models import Page


class CaseStudyIndexPage(BasePage):
    """The list of case studies."""

    introduction = models.TextField(_("introduction"), blank=True)

    max_count = 1
    subpage_types: ClassVar[list[str]] = ["casestudies.CaseStudyPage"]
    template = "casestudies/case_study_index_page.html"

    content_panels = (*Page.content_panels, "introduction")

    class Meta:
        verbose_name = _("list of case studies")
        verbose_name_plural = _("lists of case studies")
