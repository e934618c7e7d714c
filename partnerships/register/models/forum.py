"""A governance forum."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from partnerships.register.choices import ForumKind
from partnerships.register.querysets import ForumQuerySet
from stewardship.models import Source, VerifiedRecord


class Forum(VerifiedRecord):
    """A gathering, working group or network where policy is made."""

    name = models.CharField(_("name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    other_names = models.CharField(_("other names"), max_length=300, blank=True)
    host_body = models.CharField(_("host body"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=ForumKind, default=ForumKind.OTHER)
    url = models.URLField(_("website"), max_length=500, blank=True)
    cadence = models.CharField(
        _("how often"), max_length=200, blank=True, help_text=_("Such as “every four years”.")
    )
    summary = models.TextField(_("summary"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects: ClassVar[Any] = ForumQuerySet.as_manager()

    constraint_fields: ClassVar[dict[str, str]] = {
        "partnerships_forum_live_is_whole": "name",
    }

    search_fields = (
        index.SearchField("name", boost=3),
        index.SearchField("acronym", boost=3),
        index.SearchField("other_names", boost=2),
        index.SearchField("host_body"),
        index.SearchField("summary"),
        index.AutocompleteField("name"),
        index.AutocompleteField("acronym"),
        index.FilterField("live"),
        index.FilterField("kind"),
    )

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(live=True),
                name="partnerships_forum_slug_once",
                violation_error_message=_("Another published forum has this address name."),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False) | (~models.Q(name="") & ~models.Q(slug="")),
                name="partnerships_forum_live_is_whole",
                violation_error_message=_("A published forum needs a name."),
            ),
        ]

    @property
    def slug_source(self) -> str:
        """The acronym makes the better address."""
        return self.acronym or self.name
