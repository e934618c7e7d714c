"""A seat of ours on a board or committee."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from foundation.fields import PartialDateBound, PartialDateField
from partnerships.register.models.forum import Forum
from partnerships.register.models.organisation import Organisation
from partnerships.register.querysets import SeatQuerySet
from stewardship.models import Source, VerifiedRecord


class Seat(VerifiedRecord):
    """A place we hold on a board or committee, for a term; held by an office, not a person."""

    name = models.CharField(_("board or committee"), max_length=300)
    role = models.CharField(_("our role"), max_length=200, blank=True)
    forum = models.ForeignKey(
        Forum,
        verbose_name=_("forum"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("of the organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
    )
    starts = PartialDateField(_("from"), null=True, blank=True)
    starts_earliest = PartialDateBound(of="starts", side="earliest")
    starts_latest = PartialDateBound(of="starts", side="latest")
    ends = PartialDateField(_("until"), null=True, blank=True)
    ends_earliest = PartialDateBound(of="ends", side="earliest")
    ends_latest = PartialDateBound(of="ends", side="latest")
    summary = models.TextField(_("summary"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects: ClassVar[Any] = SeatQuerySet.as_manager()

    constraint_fields: ClassVar[dict[str, str]] = {
        "partnerships_seat_live_is_whole": "name",
    }

    search_fields = (
        index.SearchField("name", boost=3),
        index.SearchField("role"),
        index.SearchField("summary"),
        index.AutocompleteField("name"),
        index.FilterField("live"),
        index.FilterField("forum_id"),
    )

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(live=True),
                name="partnerships_seat_slug_once",
                violation_error_message=_("Another published seat has this address name."),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False) | (~models.Q(name="") & ~models.Q(slug="")),
                name="partnerships_seat_live_is_whole",
                violation_error_message=_("A published seat needs the name of its board."),
            ),
        ]
