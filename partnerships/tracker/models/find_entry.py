"""What the search of the tracker reads: one row per thing that somebody looks for."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from modelsearch.queryset import SearchableQuerySetMixin

from partnerships.tracker.choices import FindAudience
from partnerships.tracker.models.agreement import Agreement
from partnerships.tracker.models.base import TrackerModel
from partnerships.tracker.models.interaction import Interaction
from partnerships.tracker.models.relationship import Relationship
from partnerships.tracker.querysets import TrackerQuerySet


class FindEntryQuerySet(SearchableQuerySetMixin, TrackerQuerySet):
    """Entries of the search."""


class FindEntry(index.Indexed, TrackerModel):
    """The words of a partner, post, person, interaction or agreement, and who may find them.

    `audience` is "staff" for what is not confidential, "some" for what is; what a colleague may
    see of the latter is asked of what guards the row. Contact data is never among the words.
    """

    kind = models.CharField(_("kind"), max_length=15)
    target_uid = models.UUIDField(_("identifier"), unique=True, default=uuid.uuid4)
    relationship = models.ForeignKey(
        Relationship, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(_("title"), max_length=400)
    text = models.TextField(_("words"), blank=True)
    audience = models.CharField(_("audience"), max_length=10, choices=FindAudience)
    on = models.DateField(_("on"), null=True, blank=True)

    everything: ClassVar[Any] = FindEntryQuerySet.as_manager()

    #: The entry enters the index by `services.refresh_find_entries`, in the same transaction.
    search_auto_update: ClassVar[bool] = False
    search_fields: ClassVar[Any] = (
        index.SearchField("title", boost=3),
        index.SearchField("text"),
        index.FilterField("id"),
        index.FilterField("kind"),
        index.FilterField("audience"),
    )

    guarded_by: ClassVar[tuple[str, ...]] = ("relationship", "interaction", "agreement")

    class Meta(TrackerModel.Meta):
        verbose_name = _("entry of the search")
        verbose_name_plural = _("entries of the search")
        ordering = ["kind", "title"]
        indexes = [models.Index(fields=["audience", "kind"], name="tracker_findentry_audience")]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """Return everything: the index has it all, and whoever asks it is told what to leave."""
        return cls.everything.all()
