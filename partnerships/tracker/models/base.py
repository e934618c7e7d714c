"""What every row of the tracker has, and what those have that somebody owns."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import CONFIDENTIAL, Visibility
from partnerships.tracker.querysets import GuardedManager, TrackerQuerySet


class TrackerModel(models.Model):
    """A row of the tracker: an identifier for its address, and when and by whom it was made.

    `guarded_by` names the relations whose own visibility holds for this row too.
    """

    uid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    everything: ClassVar[Any] = TrackerQuerySet.as_manager()
    objects: ClassVar[Any] = GuardedManager()

    #: Wagtail's "usage" screens would tell of private rows.
    wagtail_reference_index_ignore = True
    guarded_by: ClassVar[tuple[str, ...]] = ()
    has_visibility: ClassVar[bool] = False

    class Meta:
        abstract = True
        base_manager_name = "everything"
        default_manager_name = "everything"

    @property
    def is_confidential(self) -> bool:
        """Whether what guards the row, such as its relationship, is confidential."""
        return any(
            getattr(self, name).is_confidential
            for name in self.guarded_by
            if getattr(self, name) is not None
        )


class GuardedModel(TrackerModel):
    """A row with an owner, who may be seen by all staff, by a team, or by named people."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    visibility = models.CharField(
        _("who may see it"), max_length=10, choices=Visibility, default=Visibility.STAFF
    )
    named_people = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("named people"),
        blank=True,
        related_name="+",
        help_text=_("Partnership colleagues who may see it, beside its owner."),
    )

    has_visibility: ClassVar[bool] = True

    class Meta(TrackerModel.Meta):
        abstract = True

    @property
    def is_confidential(self) -> bool:
        """Whether only some of the partnership team may see the row."""
        return self.visibility in CONFIDENTIAL or super().is_confidential
