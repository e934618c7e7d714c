"""Forms of stewardship."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from stewardship.models import Source

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


class SourceInPlaceForm(SourceForm):
    """What is asked where a source is made in place, in a window over the form of a record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Keep the labels apart from those of the record behind, which has a title too."""
        super().__init__(*args, **{"auto_id": "id_source_%s", **kwargs})

    class Meta(WagtailAdminModelForm.Meta):
        model = Source
        fields = SOURCE_FIELDS
