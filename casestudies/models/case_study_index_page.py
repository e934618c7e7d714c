"""The list of case studies."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from casestudies.models.case_study_page import CaseStudyPage
from foundation import registries
from foundation.models import BasePage


class CaseStudyIndexPage(BasePage):
    """The list of case studies."""

    introduction = models.TextField(_("introduction"), blank=True)

    max_count = 1
    subpage_types: ClassVar[list[str]] = ["casestudies.CaseStudyPage"]
    template = "casestudies/case_study_index_page.html"
    feed_query = "type=case_study"

    content_panels: ClassVar[Any] = (*Page.content_panels, "introduction")

    class Meta:
        verbose_name = _("list of case studies")
        verbose_name_plural = _("lists of case studies")

    def case_studies(self) -> models.QuerySet[CaseStudyPage]:
        """Return the studies the public may see, newest first, with their places."""
        return (
            CaseStudyPage.objects.child_of(self)
            .live()
            .public()
            .order_by(models.F("happened_earliest").desc(nulls_last=True), "title")
            .prefetch_related("jurisdictions")
        )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or hand it out as a file."""
        for write in registries.list_writers.of(CaseStudyPage):
            file: HttpResponse | None = write(
                request.GET.get("format", ""), self.case_studies(), request
            )
            if file is not None:
                return file
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list."""
        context = super().get_context(request, *args, **kwargs)
        return context | {"case_studies": list(self.case_studies())}
