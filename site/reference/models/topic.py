"""The controlled vocabulary that records are tagged with."""

from typing import ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from modelsearch.queryset import SearchableQuerySetMixin
from taggit.models import ItemBase, NaturalKeyManager, TagBase

from reference.models.loaded_record import LoadedRecord


class TopicQuerySet(SearchableQuerySetMixin, models.QuerySet["Topic"]):
    """Topics, searchable in choosers."""


class TopicManager(NaturalKeyManager.from_queryset(TopicQuerySet)):  # type: ignore[misc]
    """The manager taggit asks for, with search."""


class Topic(index.Indexed, LoadedRecord, TagBase):
    """A subject of policy, with a definition. Editors choose topics; they cannot invent them."""

    free_tagging: Final = False  # Wagtail's tag field then offers existing topics only

    definition = models.TextField(_("definition"), blank=True)
    see_also = models.ManyToManyField("self", verbose_name=_("see also"), blank=True)

    objects = TopicManager()

    search_fields: ClassVar = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("definition"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar = ["name"]


class TaggedWithTopic(ItemBase):
    """Base of the through models of the domains, which add `content_object` as a ParentalKey."""

    tag = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        related_name="%(app_label)s_%(class)s_items",
    )

    class Meta:
        abstract = True
