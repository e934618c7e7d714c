"""Logging an e-mail: the upload, and the form that is filled in from it."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.forms.interactions import InteractionForm
from partnerships.tracker.models import Interaction
from partnerships.tracker.services.log_interaction import Additions
from partnerships.tracker.services.read_email import (
    LARGEST_EMAIL,
    Attachment,
    Email,
    read_email,
)


class EmailUploadForm(forms.Form):
    """The file of an e-mail, as mail programs save it."""

    file = forms.FileField(
        label=_("E-mail"),
        help_text=_(
            "A file that ends in .eml, of at most 10 MB. Nothing in it is opened or fetched."
        ),
        widget=forms.FileInput(attrs={"accept": ".eml,message/rfc822"}),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague = colleague

    def clean_file(self) -> bytes:
        """Return the bytes; a file that is too large is refused before it is read."""
        upload: UploadedFile = self.cleaned_data["file"]
        size = upload.size or 0
        if size > LARGEST_EMAIL:
            raise ValidationError(
                _("This file has %(size)s; an e-mail may have at most %(most)s."),
                code="large",
                params={"size": filesizeformat(size), "most": filesizeformat(LARGEST_EMAIL)},
            )
        data: bytes = upload.read()
        refuse_logged(read_email(data), self.colleague)
        return data


def refuse_logged(email: Email, colleague: User) -> None:
    """Raise ValidationError, naming the day, if the colleague sees that the e-mail is logged."""
    rows = Interaction.objects.visible_to(colleague).filter(message_id=email.message_id)
    known = rows.select_related("relationship__organisation", "relationship__portal").first()
    if known is not None:
        raise ValidationError(
            _("This e-mail was logged on %(day)s already, with %(partner)s."),
            code="logged",
            params={
                "day": date_format(timezone.localdate(known.created_at), "j F Y"),
                "partner": known.relationship,
            },
        )


class EmailForm(InteractionForm):
    """An interaction filled in from an e-mail; attachments that are ticked are kept with it."""

    attachments = forms.TypedMultipleChoiceField(
        label=_("Attachments to keep"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, email: Email, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        choices = cast("forms.TypedMultipleChoiceField", self.fields["attachments"])
        choices.choices = [
            (number, f"{each.name} ({filesizeformat(each.size)})")
            for number, each in enumerate(email.attachments)
            if each.kind is not None
        ]

    @property
    def refused(self) -> Sequence[Attachment]:
        """The attachments that cannot be kept."""
        return [each for each in self.email.attachments if each.kind is None]

    def additions(self) -> Additions:
        """Return what is logged with it: the ticked attachments too, and what it is known by."""
        additions = super().additions()
        chosen = [self.email.attachments[each] for each in self.cleaned_data["attachments"]]
        kept = [SimpleUploadedFile(each.name, each.data) for each in chosen]
        additions.files = [*additions.files, *kept]
        additions.message_id = self.email.message_id
        return additions
