"""One meeting of a forum, and our part in it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index

from foundation.fields import PartialDateBound, PartialDateField
from foundation.models import RecordChild
from partnerships.register.choices import EditionMode, EngagementKind
from partnerships.register.models.forum import Forum
from partnerships.register.models.organisation import Organisation
from partnerships.register.querysets import EditionQuerySet
from reference.models import Jurisdiction
from stewardship.models import Source, VerifiedRecord


class Edition(VerifiedRecord):
    """One meeting of a forum: when, where and how."""

    forum = models.ForeignKey(
        Forum,
        verbose_name=_("forum"),
        null=True,
        on_delete=models.PROTECT,
        related_name="editions",
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("Such as “EuroDIG 2019”."))
    number = models.CharField(_("number"), max_length=20, blank=True)
    starts = PartialDateField(_("starts"), null=True)
    starts_earliest = PartialDateBound(of="starts", side="earliest")
    starts_latest = PartialDateBound(of="starts", side="latest")
    ends = PartialDateField(_("ends"), null=True, blank=True)
    ends_earliest = PartialDateBound(of="ends", side="earliest")
    ends_latest = PartialDateBound(of="ends", side="latest")
    mode = models.CharField(
        _("how"), max_length=10, choices=EditionMode, default=EditionMode.IN_PERSON
    )
    city = models.CharField(_("city"), max_length=120, blank=True)
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="editions",
    )
    planned_city = models.CharField(
        _("city first planned"), max_length=120, blank=True, help_text=_("If it moved.")
    )
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects: ClassVar[Any] = EditionQuerySet.as_manager()

    constraint_fields: ClassVar[dict[str, str]] = {
        "partnerships_edition_live_is_whole": "forum",
    }

    slug_scope = ("forum",)

    search_fields = (
        index.SearchField("name", boost=3),
        index.SearchField("city"),
        index.SearchField("note"),
        index.AutocompleteField("name"),
        index.FilterField("live"),
        index.FilterField("forum_id"),
        index.FilterField("jurisdiction_id"),
    )

    class Meta:
        verbose_name = _("forum edition")
        verbose_name_plural = _("forum editions")
        ordering = [models.F("starts_earliest").desc(nulls_last=True), "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "slug"],
                condition=models.Q(live=True),
                name="partnerships_edition_slug_once",
                violation_error_message=_(
                    "Another published edition of this forum has this address name."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False)
                | (models.Q(forum__isnull=False) & ~models.Q(name="") & ~models.Q(slug="")),
                name="partnerships_edition_live_is_whole",
                violation_error_message=_("A published edition needs a forum and a name."),
            ),
        ]


class Engagement(RecordChild):
    """Our part in an edition."""

    edition = ParentalKey(Edition, on_delete=models.CASCADE, related_name="engagements")
    kind = models.CharField(_("our part"), max_length=12, choices=EngagementKind)
    title = models.CharField(_("title"), max_length=300, blank=True)
    date = PartialDateField(_("date"), null=True, blank=True)
    date_earliest = PartialDateBound(of="date", side="earliest")
    date_latest = PartialDateBound(of="date", side="latest")
    summary = models.TextField(_("summary"), blank=True)
    with_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("together with"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="engagements",
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
