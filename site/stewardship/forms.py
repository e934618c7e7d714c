"""Forms of stewardship."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from accounts.models import User
from stewardship.models import Source
from stewardship.services.forget_link import forget_link
from stewardship.services.keep_copy import keep_copy, read_upload

#: What is asked where a source is made in place.
SOURCE_FIELDS = [
    "title",
    "publisher",
    "url",
    "address_basis",
    "kind",
    "version",
    "language",
    "retrieved_on",
]


class SourceForm(WagtailAdminModelForm):
    """A source, entered on its own screen or in place where it is cited."""

    copy_file = forms.FileField(
        label=gettext_lazy("Keep a copy"),
        required=False,
        help_text=gettext_lazy(
            "The file exactly as it was fetched, such as the PDF of the gazette. It is kept "
            "unchanged, and readers get it once something public rests on this source."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tell the address from how it is known."""
        super().__init__(*args, **kwargs)
        self.fields["address_basis"].label = _("How the address is known")

    def clean_url(self) -> str:
        """Say at the address which source has it already."""
        url = str(self.cleaned_data["url"]).strip()
        taken = Source.objects.filter(url=url).exclude(pk=self.instance.pk).first() if url else None
        if taken:
            raise ValidationError(
                _("There is a source with this address already: choose “%(source)s”."),
                code="taken",
                params={"source": taken},
            )
        return url

    def clean_copy_file(self) -> Any:
        """Say at the upload why a file cannot be kept."""
        file = self.cleaned_data.get("copy_file")
        if file:
            read_upload(file, self.instance)
        return file

    def save(self, commit: bool = True) -> Source:  # noqa: FBT001, FBT002  (Django's signature)
        """Save the source and keep the copy; a new address counts as never visited."""
        if "url" in self.changed_data and self.instance.pk:
            forget_link(self.instance)
        source: Source = super().save(commit)
        file = self.cleaned_data.get("copy_file")
        if commit and file:
            keep_copy(source, file, self.for_user if isinstance(self.for_user, User) else None)
        return source


class SourceInPlaceForm(SourceForm):
    """What is asked where a source is made in place, in a window over the form of a record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Keep the labels apart from those of the record behind, which has a title too."""
        super().__init__(*args, **{"auto_id": "id_source_%s", **kwargs})

    class Meta(WagtailAdminModelForm.Meta):
        model = Source
        fields = [*SOURCE_FIELDS, "copy_file"]
