"""A legislation record."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index

from foundation.partial_dates import PartialDate
from legislation.choices import InstrumentKind, InstrumentStatus
from legislation.querysets import InstrumentQuerySet
from legislation.status import Override, StatusFinding, compute_status
from reference.models import Jurisdiction, Language, TaggedWithTopic, TopicTaggableManager
from reference.readers_language import ENGLISH, readers_language
from stewardship.models import VerifiedRecord
from stewardship.services.verify_record import months_after


class InstrumentTopic(TaggedWithTopic):
    """A topic of an instrument."""

    content_object = ParentalKey(
        "legislation.Instrument", on_delete=models.CASCADE, related_name="topic_items"
    )


class Instrument(VerifiedRecord):
    """A legal text of one jurisdiction, whose status follows from its events.

    Identifier and names follow schema.org `Legislation`: `number` is `legislationIdentifier`,
    `kind` is `legislationType`, `issuing_body` is `legislationPassedBy`.
    """

    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        null=True,
        on_delete=models.PROTECT,
        related_name="instruments",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=InstrumentKind, default="act")
    title = models.CharField(
        _("title"), max_length=500, help_text=_("In English, as a reader would look for it.")
    )
    short_title = models.CharField(_("short title"), max_length=200, blank=True)
    title_original = models.CharField(_("original title"), max_length=500, blank=True)
    title_language = models.ForeignKey(
        Language,
        verbose_name=_("language of the original"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    number = models.CharField(
        _("number or citation"),
        max_length=200,
        blank=True,
        help_text=_("As lawyers cite it, such as “Republic Act No. 11930”."),
    )
    identifier = models.URLField(_("ELI or other official identifier"), max_length=500, blank=True)
    issuing_body = models.CharField(_("issuing body"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    topics = TopicTaggableManager(through=InstrumentTopic, blank=True)

    status = models.CharField(
        _("status"),
        max_length=30,
        choices=InstrumentStatus,
        default=InstrumentStatus.PROPOSED,
        editable=False,
        db_index=True,
    )
    status_event_uid = models.UUIDField(null=True, blank=True, editable=False)
    status_changes_on = models.DateField(null=True, blank=True, editable=False, db_index=True)
    status_override = models.CharField(
        _("say another status"), max_length=30, choices=InstrumentStatus, blank=True
    )
    status_override_reason = models.TextField(_("reason"), blank=True)
    status_override_ends_on = models.DateField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = InstrumentQuerySet.as_manager()

    #: Set by `services.true_status.with_true_status`.
    status_finding: StatusFinding
    status_words: str

    title_field = "title"
    slug_scope = ("jurisdiction",)
    #: Where the editor reads what a constraint refuses.
    constraint_fields: ClassVar[dict[str, str]] = {
        "legislation_instrument_override_reason": "status_override_reason",
    }
    row_fields = (
        *VerifiedRecord.row_fields,
        "status",
        "status_event_uid",
        "status_changes_on",
        "status_override_ends_on",
    )

    search_fields = (
        index.SearchField("title", boost=3),
        index.SearchField("short_title", boost=3),
        index.SearchField("title_original", boost=2),
        index.SearchField("number", boost=3),
        index.SearchField("issuing_body"),
        index.SearchField("summary"),
        index.AutocompleteField("title"),
        index.AutocompleteField("short_title"),
        index.AutocompleteField("number"),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("status"),
        index.FilterField("jurisdiction_id"),
        index.RelatedFields("jurisdiction", [index.SearchField("name")]),
    )

    class Meta:
        verbose_name = _("law")
        verbose_name_plural = _("laws")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "slug"],
                condition=models.Q(live=True),
                name="legislation_instrument_slug_once",
                violation_error_message=_(
                    "Another published law of this jurisdiction has this address name."
                ),
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "number"],
                condition=models.Q(live=True) & ~models.Q(number=""),
                name="legislation_instrument_number_once",
                violation_error_message=_(
                    "Another published law of this jurisdiction has this number."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False)
                | (models.Q(jurisdiction__isnull=False) & ~models.Q(title="") & ~models.Q(slug="")),
                name="legislation_instrument_live_is_whole",
                violation_error_message=_("A published law needs a title and a jurisdiction."),
            ),
            models.CheckConstraint(
                condition=models.Q(status_override="") | ~models.Q(status_override_reason=""),
                name="legislation_instrument_override_reason",
                violation_error_message=_("Another status needs a reason."),
            ),
        ]

    @property
    def slug_source(self) -> str:
        """A short title makes the better address; the parts of a number stay apart."""
        return (self.short_title or self.title).replace("/", "-")

    @property
    def local_title(self) -> str:
        """The title in the language of the reader, where `for_listing` found one; else in English.

        The words of the law itself come before anybody's translation.
        """
        return self._spoken_title or self.title

    @property
    def title_tag(self) -> str:
        """The language of that title where it is not the reader's, for its `lang`."""
        is_read = readers_language() == ENGLISH or self._spoken_title
        return "" if is_read else ENGLISH

    @property
    def short_name(self) -> str:
        """The title in the language of the reader, else the short one, nothing without either."""
        return self._spoken_title or self.short_title

    @property
    def _spoken_title(self) -> str:
        language = readers_language()
        if language == ENGLISH:
            return ""
        if self.title_original and (self.title_language_id or "").partition("-")[0] == language:
            return self.title_original
        return next((each.title for each in getattr(self, "spoken_texts", ())), "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row with the status that its events give it."""
        if not kwargs.get("update_fields"):
            self.renew_override()
            self.take_status(self.find_status())
        super().save(*args, **kwargs)

    @property
    def events_in_time_order(self) -> list[Any]:
        """The events of this version by their dates, those without one last."""
        undated = PartialDate.unknown()
        return sorted(self.events.all(), key=lambda event: (event.date or undated).sort_key)

    @property
    def event_list(self) -> list[str]:
        """The events as an exported cell says them: canonical date and type."""
        return [f"{event.date or ''} {event.type}".strip() for event in self.events_in_time_order]

    def find_status(self, day: date | None = None) -> StatusFinding:
        """Compute where this version stands on `day` (today), from its own events."""
        override = None
        if self.status_override:
            override = Override(self.status_override, self.status_override_ends_on)
        return compute_status(self.kind, self.events.all(), day or timezone.localdate(), override)

    def take_status(self, finding: StatusFinding) -> None:
        """Carry a finding in the fields that lists and filters read."""
        self.status = finding.status
        self.status_event_uid = finding.event_uid
        self.status_changes_on = finding.changes_on

    def renew_override(self) -> None:
        """Let a new override run to the next review, and keep the end of one that stands."""
        if not self.status_override:
            self.status_override_ends_on = None
            return
        standing = type(self)._base_manager.filter(
            pk=self.pk,
            status_override=self.status_override,
            status_override_reason=self.status_override_reason,
        )
        if self.status_override_ends_on and standing.exists():
            return
        today = timezone.localdate()
        due = self.next_review_on
        self.status_override_ends_on = (
            due if due and due >= today else months_after(today, self.review_interval)
        )
