"""One case study."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.models.panels import PanelPlaceholder

from foundation.blocks import LongTextBlock
from foundation.fields import PartialDateBound, PartialDateField
from foundation.models import BasePage
from legislation.models import Instrument
from partnerships.register.models import Organisation, Portal
from reference.models import Jurisdiction, TaggedWithTopic, TopicTaggableManager
from stewardship.models import Source


class CaseStudyTopic(TaggedWithTopic):
    """A topic of a case study."""

    content_object = ParentalKey(
        "casestudies.CaseStudyPage", on_delete=models.CASCADE, related_name="topic_items"
    )


def several(relation: str, chosen: str) -> PanelPlaceholder:
    """Return a panel that chooses several rows of `chosen` at a time."""
    return PanelPlaceholder(
        "wagtail.admin.panels.MultipleChooserPanel",
        [relation],
        {"chooser_field_name": chosen},
    )


class CaseStudyPage(BasePage):
    """What was done in one place, with whom, and what came of it."""

    summary = models.TextField(_("summary"))
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_earliest = PartialDateBound(of="happened", side="earliest")
    happened_latest = PartialDateBound(of="happened", side="latest")
    body = StreamField(LongTextBlock(), verbose_name=_("body"), blank=True)
    jurisdictions = models.ManyToManyField(
        Jurisdiction, through="casestudies.CaseStudyPlace", related_name="case_studies"
    )
    portals = models.ManyToManyField(
        Portal, through="casestudies.CaseStudyPortal", related_name="case_studies"
    )
    organisations = models.ManyToManyField(
        Organisation, through="casestudies.CaseStudyPartner", related_name="case_studies"
    )
    instruments = models.ManyToManyField(
        Instrument, through="casestudies.CaseStudyLaw", related_name="case_studies"
    )
    sources = models.ManyToManyField(
        Source, through="casestudies.CaseStudySource", related_name="+"
    )
    topics = TopicTaggableManager(through=CaseStudyTopic, blank=True)

    parent_page_types: ClassVar[list[str]] = ["casestudies.CaseStudyIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "casestudies/case_study_page.html"

    content_panels: ClassVar[Any] = (
        *Page.content_panels,
        "summary",
        "happened",
        "body",
        several("place_links", "jurisdiction"),
        several("portal_links", "portal"),
        several("partner_links", "organisation"),
        several("law_links", "instrument"),
        several("source_links", "source"),
        "topics",
    )

    search_fields = (
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    )

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")

    @property
    def description(self) -> str:
        """One or two sentences for search engines and previews of links."""
        return self.search_description or self.summary

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the study is tied to, as far as the public may see it."""
        return super().get_context(request, *args, **kwargs) | {
            "places": self.linked(Jurisdiction.objects, "place_links", "jurisdiction"),
            "portals": self.linked(
                Portal.objects.public().select_related("jurisdiction"), "portal_links", "portal"
            ),
            "partners": self.linked(
                Organisation.objects.public().select_related("jurisdiction"),
                "partner_links",
                "organisation",
            ),
            "laws": self.linked(
                Instrument.objects.public().select_related("jurisdiction"),
                "law_links",
                "instrument",
            ),
            "sources": self.linked(
                Source.objects.select_related("language").prefetch_related("copies"),
                "source_links",
                "source",
            ),
            "study_topics": list(self.topics.all()),
        }

    def linked(self, rows: Any, relation: str, chosen: str) -> list[Any]:
        """Return the rows of this version that are tied to it, in the editor's order."""
        keys = [getattr(link, f"{chosen}_id") for link in getattr(self, relation).all()]
        found = rows.in_bulk(keys)
        return [found[key] for key in keys if key in found]
