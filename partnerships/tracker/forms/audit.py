"""Narrowing the audit log."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import AuditEntry
from partnerships.tracker.services.read_audit import kind_names

#: "Who" of what a command did by itself.
NOBODY = "nobody"
#: Days before and after which nobody asks.
EARLIEST: Final = date(1990, 1, 1)
LATEST: Final = date(2999, 1, 1)


def day_input() -> forms.DateInput:
    """Return the field of a browser in which one picks a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AuditFilter(forms.Form):
    """Who did what to which kind of record, and when; what cannot be meant is left out."""

    who = forms.ChoiceField(label=_("Who"), required=False)
    action = forms.ChoiceField(
        label=_("What was done"),
        required=False,
        choices=[("", _("Everything")), *AuditAction.choices],
    )
    kind = forms.ChoiceField(label=_("Kind of record"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=day_input(), localize=False)
    until = forms.DateField(label=_("Until"), required=False, widget=day_input(), localize=False)
    record = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "audit_%s", **kwargs})
        here = AuditEntry.objects.filter(actor=OuterRef("pk"))
        actors = User.objects.filter(Exists(here)).order_by("first_name", "last_name", "email")
        self.fields["who"].choices = [  # type: ignore[attr-defined]  # a field of choices
            ("", _("Everybody")),
            (NOBODY, _("A command")),
            *((str(user.pk), str(user)) for user in actors),
        ]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]  # a field of choices
            ("", _("Every kind")),
            *((key, capfirst(name)) for key, name in kind_names().items()),
        ]

    def apply(self, entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        """Return the lines asked for, the latest first."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("who"):
            actor = None if asked["who"] == NOBODY else int(asked["who"])
            entries = entries.filter(actor=actor)
        for name, field in (("action", "action"), ("kind", "kind"), ("record", "record_uid")):
            if asked.get(name):
                entries = entries.filter(**{field: asked[name]})
        if asked.get("since"):
            entries = entries.filter(at__gte=_midnight(asked["since"]))
        if asked.get("until"):
            entries = entries.filter(at__lt=_midnight(asked["until"], days=1))
        return entries.order_by("-number")


def _midnight(day: date, days: int = 0) -> datetime:
    """Return the beginning of a day here, or so many days later; within sensible years."""
    sensible = min(max(day, EARLIEST), LATEST) + timedelta(days=days)
    return timezone.make_aware(datetime.combine(sensible, time.min))
