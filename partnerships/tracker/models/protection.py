"""What was erased and what was merged, so that a restored back-up can be brought up to date."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import MergeKind
from partnerships.tracker.models.base import TrackerModel


class Erasure(TrackerModel):
    """That a person was erased: when, by whom and why, and nothing that says who it was."""

    person_uid = models.UUIDField(_("identifier of the person"))
    erased_at = models.DateTimeField(_("erased at"), auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=300)
    counts = models.JSONField(_("what was changed"), default=dict)

    class Meta(TrackerModel.Meta):
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-erased_at"]

    def __str__(self) -> str:
        return f"{self.erased_at:%Y-%m-%d}"


class Merge(TrackerModel):
    """That two rows became one; the identifier of the one that is gone leads to the other."""

    kind = models.CharField(_("kind"), max_length=15, choices=MergeKind)
    gone_uid = models.UUIDField(_("identifier that is gone"))
    kept_uid = models.UUIDField(_("identifier that stays"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    counts = models.JSONField(_("what was moved"), default=dict)

    class Meta(TrackerModel.Meta):
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["gone_uid"], name="tracker_merge_gone")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.created_at:%Y-%m-%d}"


class SavedFilter(models.Model):
    """A narrowing of the list of partners that a colleague comes back to."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("colleague"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(_("narrowing"), max_length=1000)
    is_shared = models.BooleanField(_("for everybody"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="tracker_savedfilter_name_once",
                violation_error_message=_("You have a filter of this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class CalendarFeed(models.Model):
    """The secret address of a colleague's calendar: only its digest is kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("colleague"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    digest = models.CharField(_("SHA-256 of the secret"), max_length=64, unique=True)
    session_epoch = models.PositiveIntegerField(
        _("session counter"),
        default=0,
        editable=False,
        help_text=_("Of the account when it was made: whatever ends sessions ends the address."),
    )
    made_at = models.DateTimeField(_("made at"))
    asked_at = models.DateTimeField(_("last asked for"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"


class AgreementWarning(models.Model):
    """That the owner of an agreement was warned of its end, so many days before."""

    agreement = models.ForeignKey(
        "tracker.Agreement", on_delete=models.CASCADE, related_name="warnings"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    ends_on = models.DateField(_("last day then"))
    days = models.PositiveSmallIntegerField(_("days before"))
    warned_on = models.DateField(_("warned on"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("warning")
        verbose_name_plural = _("warnings")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "user", "ends_on", "days"],
                name="tracker_agreementwarning_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.days}"
