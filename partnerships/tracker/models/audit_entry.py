"""Who saw, took out or changed what: a log to which rows are only ever added."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import AuditAction


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete what is only ever added to."""


class AuditQuerySet(models.QuerySet[Any]):
    """Entries, which nobody changes or deletes."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("The audit log is only ever added to.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("The audit log is only ever added to.")


class AuditEntry(models.Model):
    """One line: when, who, what was done to what; never what it says.

    Each line carries the SHA-256 of itself and of the line before, so that a line changed or taken
    out of the database behind our back shows (`services/verify_audit.py`).
    """

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("at"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    action = models.CharField(_("what was done"), max_length=15, choices=AuditAction)
    kind = models.CharField(_("to what kind of record"), max_length=40)
    record_uid = models.UUIDField(_("identifier of the record"), null=True, blank=True)
    detail = models.CharField(
        _("detail"),
        max_length=200,
        blank=True,
        help_text=_("A count, a format or the name of a field."),
    )
    digest = models.CharField(_("SHA-256"), max_length=64)

    objects: ClassVar[Any] = AuditQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["record_uid"], name="tracker_auditentry_record"),
            models.Index(fields=["actor", "-at"], name="tracker_auditentry_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_action_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add a line; raises AppendOnlyError for one that is there."""
        if not self._state.adding:
            raise AppendOnlyError("The audit log is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("The audit log is only ever added to.")


class AuditHead(models.Model):
    """The last line of the audit log: the one row that writers of the log take turns at."""

    number = models.PositiveBigIntegerField(_("number"), default=0)
    digest = models.CharField(_("SHA-256"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("head of the audit log")
        verbose_name_plural = _("heads of the audit log")

    def __str__(self) -> str:
        return str(self.number)
