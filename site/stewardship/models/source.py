"""Where a fact comes from."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from reference.models import Language
from stewardship.choices import AddressBasis, LinkState, SourceKind, SourceVersion
from stewardship.querysets import SourceQuerySet


class Source(index.Indexed, models.Model):
    """A publication that says so: shared by every event, provision and record that rests on it."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    title = models.CharField(_("title"), max_length=500)
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    address_basis = models.CharField(
        _("address"), max_length=10, choices=AddressBasis, default=AddressBasis.GIVEN
    )
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind, default=SourceKind.OTHER)
    version = models.CharField(
        _("version"), max_length=30, choices=SourceVersion, default=SourceVersion.ORIGINAL
    )
    language = models.ForeignKey(
        Language,
        verbose_name=_("language"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    link_state = models.CharField(
        _("link"), max_length=10, choices=LinkState, default=LinkState.UNCHECKED, editable=False
    )
    link_checked_at = models.DateTimeField(_("link checked at"), null=True, editable=False)
    link_reason = models.CharField(
        _("what the check found"), max_length=300, blank=True, editable=False
    )
    link_sha256 = models.CharField(
        _("SHA-256 of what the address answered"), max_length=64, blank=True, editable=False
    )

    objects: ClassVar[Any] = SourceQuerySet.as_manager()

    search_fields = (
        index.SearchField("title", boost=2),
        index.SearchField("publisher"),
        index.SearchField("url"),
        index.AutocompleteField("title"),
        index.AutocompleteField("publisher"),
        index.FilterField("kind"),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                condition=~models.Q(url=""),
                name="stewardship_source_url_once",
                violation_error_message=_(
                    "There is a source with this address already: choose it."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}" if self.publisher else self.title

    @property
    def is_linkable(self) -> bool:
        """Whether readers may be sent to the address: it was given, not guessed, and not dead."""
        return (
            bool(self.url)
            and self.address_basis != AddressBasis.BUILT
            and self.link_state != LinkState.DEAD
        )

    @property
    def latest_copy(self) -> Any:
        """The copy kept last, None where there is none.

        Known to sources that were read with their copies (`services.attach_copies`): a page shows
        many, and none may cost a query of its own.
        """
        copies = getattr(self, "_prefetched_objects_cache", {}).get("copies")
        return copies[0] if copies else None

    @property
    def copy_sha256(self) -> str:
        """The digest of the copy kept last, empty where there is none."""
        copy = self.latest_copy
        return str(copy.sha256) if copy else ""
