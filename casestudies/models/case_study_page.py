"""One case study."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from foundation.blocks import LongTextBlock
from foundation.fields import PartialDateBound, PartialDateField
from foundation.models import BasePage
from legislation.models import Instrument
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelsearch import index
from partnerships.register.models import Organisation, Portal
from reference.models import Jurisdiction, TaggedWithTopic, TopicTaggableManager
from stewardship.models import Source
from wagtail.fields import StreamField
from wagtail.models import Page


class CaseStudyTopic(TaggedWithTopic):
    """A topic of a case study."""

    content_object = ParentalKey(
        "casestudies.CaseStudyPage", on_delete=models.CASCADE, related_name="topic_items"
    )


class CaseStudyPage(BasePage):
    """What was done in one place, with whom, and what came of it."""

    summary = models.TextField(_("summary"))
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_earliest = PartialDateBound(of="happened", side="earliest")
    happened_latest = PartialDateBound(of="happened", side="latest")
    body = StreamField(LongTextBlock(), verbose_name=_("body"), blank=True)
    jurisdictions = ParentalManyToManyField(
        Jurisdiction, verbose_name=_("places"), blank=True, related_name="case_studies"
    )
    portals = ParentalManyToManyField(
        Portal, verbose_name=_("portals"), blank=True, related_name="case_studies"
    )
    organisations = ParentalManyToManyField(
        Organisation, verbose_name=_("partners"), blank=True, related_name="case_studies"
    )
    instruments = ParentalManyToManyField(
        Instrument, verbose_name=_("laws"), blank=True, related_name="case_studies"
    )
    sources = ParentalManyToManyField(
        Source, verbose_name=_("sources"), blank=True, related_name="+"
    )
    topics = TopicTaggableManager(through=CaseStudyTopic, blank=True)

    parent_page_types: ClassVar[list[str]] = ["casestudies.CaseStudyIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "casestudies/case_study_page.html"

    content_panels = (
        *Page.content_panels,
        "summary",
        "happened",
        "body",
        "jurisdictions",
        "portals",
        "organisations",
        "instruments",
        "sources",
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
