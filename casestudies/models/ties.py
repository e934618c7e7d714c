"""What a case study is tied to: places, portals, partners, laws and sources."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from casestudies.models.case_study_page import CaseStudyPage
from foundation.models import RecordChild
from legislation.models import Instrument
from partnerships.register.models import Organisation, Portal
from reference.models import Jurisdiction
from stewardship.models import Source


class CaseStudyPlace(RecordChild):
    """A place of a case study."""

    page = ParentalKey(CaseStudyPage, on_delete=models.CASCADE, related_name="place_links")
    jurisdiction = models.ForeignKey(
        Jurisdiction, verbose_name=_("place"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return str(self.jurisdiction)


class CaseStudyPortal(RecordChild):
    """A portal that a case study is about."""

    page = ParentalKey(CaseStudyPage, on_delete=models.CASCADE, related_name="portal_links")
    portal = models.ForeignKey(
        Portal, verbose_name=_("portal"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("portal")
        verbose_name_plural = _("portals")

    def __str__(self) -> str:
        return str(self.portal)


class CaseStudyPartner(RecordChild):
    """A body that a case study tells of."""

    page = ParentalKey(CaseStudyPage, on_delete=models.CASCADE, related_name="partner_links")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return str(self.organisation)


class CaseStudyLaw(RecordChild):
    """A law that a case study tells of."""

    page = ParentalKey(CaseStudyPage, on_delete=models.CASCADE, related_name="law_links")
    instrument = models.ForeignKey(
        Instrument, verbose_name=_("law"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("law")
        verbose_name_plural = _("laws")

    def __str__(self) -> str:
        return str(self.instrument)


class CaseStudySource(RecordChild):
    """A publication on which a case study rests."""

    page = ParentalKey(CaseStudyPage, on_delete=models.CASCADE, related_name="source_links")
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return str(self.source)
